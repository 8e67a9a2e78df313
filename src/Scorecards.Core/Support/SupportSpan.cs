namespace Scorecards.Core.Support;

/// <summary>A time in which the support of a service was the same.</summary>
/// <param name="Until">Null for the one that lasts.</param>
public sealed record SupportSpan(DateTimeOffset From, DateTimeOffset? Until, string Level, bool Eligible, SupportBasis Basis);

/// <summary>The standing of a row of history.</summary>
/// <param name="At">From then on, until the next row.</param>
/// <param name="Standing">Null where no policy said it.</param>
public sealed record SupportRow(DateTimeOffset At, SupportStanding? Standing);
