namespace Scorecards.Client.Models;

/// <summary>Why work stands where it stands.</summary>
/// <param name="Code">For programs, such as <c>grade</c> or <c>kind</c>.</param>
/// <param name="Message">For people.</param>
public sealed record PriorityReason(string Code, string Message);
