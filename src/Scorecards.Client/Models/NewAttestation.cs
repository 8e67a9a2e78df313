namespace Scorecards.Client.Models;

/// <summary>An answer to the question of a check.</summary>
/// <param name="Check">A check that asks people.</param>
/// <param name="Evidence">Links to what shows it; a yes to some questions needs one.</param>
/// <param name="Note">At most 2000 characters.</param>
/// <param name="Release">The release it is for, where the question is bound to releases.</param>
/// <param name="Items">What could go wrong and what is done about it; a yes to some questions needs one.</param>
public sealed record NewAttestation(
    string Check,
    AttestationAnswer Answer,
    IReadOnlyList<string>? Evidence = null,
    string? Note = null,
    string? Release = null,
    IReadOnlyList<AttestationItem>? Items = null);
