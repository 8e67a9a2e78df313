using Scorecards.Core.Definitions;

namespace Scorecards.Core.Declarations;

/// <summary>An answer that someone wants to give, not looked at yet.</summary>
/// <param name="Evidence">Links to what shows it.</param>
/// <param name="Release">Null where none is said.</param>
/// <param name="Items">What could go wrong and what is done about it.</param>
public sealed record NewAttestation(
    string? Check, AttestationAnswer? Answer, IReadOnlyList<string?> Evidence, string? Note, string? Release, IReadOnlyList<NewAttestationItem?> Items);

/// <summary>One line of a contingency list, not looked at yet.</summary>
/// <param name="Risk">What could go wrong.</param>
/// <param name="Response">What is done about it.</param>
public sealed record NewAttestationItem(string? Risk, string? Response);
