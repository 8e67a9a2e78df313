namespace Scorecards.Client.Models;

/// <summary>Why a service is supported, or not.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
public sealed record SupportReason(string Code, string Message);
