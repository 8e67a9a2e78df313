namespace Scorecards.Client.Models;

/// <summary>A reason of a decision.</summary>
/// <param name="Code">For programs; never renamed.</param>
/// <param name="Message">For people.</param>
/// <param name="Remedy">What can be done about it; null where nothing needs to be.</param>
/// <param name="ClearsAt">When it is over by itself; null when it is not.</param>
public sealed record GateReason(string Code, GateReasonSeverity Severity, string Message, string? Remedy, DateTimeOffset? ClearsAt);
