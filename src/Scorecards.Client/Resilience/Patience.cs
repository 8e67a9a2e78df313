namespace Scorecards.Client.Resilience;

/// <summary>How often and how long a server is tried.</summary>
/// <param name="Retries">How often a call that may be made again is made again.</param>
/// <param name="Reading">How long one reading may take.</param>
/// <param name="Writing">How long one writing may take.</param>
/// <param name="Altogether">How long a call may take with all that is made of it again.</param>
/// <param name="LongestPause">Between two attempts.</param>
internal sealed record Patience(int Retries, TimeSpan Reading, TimeSpan Writing, TimeSpan Altogether, TimeSpan LongestPause);
