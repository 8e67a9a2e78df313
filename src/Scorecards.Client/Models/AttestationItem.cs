namespace Scorecards.Client.Models;

/// <summary>One line of a contingency list.</summary>
/// <param name="Risk">What could go wrong.</param>
/// <param name="Response">What is done about it.</param>
public sealed record AttestationItem(string Risk, string Response);
