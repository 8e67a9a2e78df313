namespace Scorecards.Client.Models;

/// <summary>A limit that held the grade down.</summary>
/// <param name="Reason">What kind of limit it is.</param>
/// <param name="Limit">The best grade it allows.</param>
/// <param name="Checks">The checks that are the reason.</param>
public sealed record Cap(CapReason Reason, string Limit, IReadOnlyList<string> Checks);
