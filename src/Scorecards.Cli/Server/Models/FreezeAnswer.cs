namespace Scorecards.Cli.Server.Models;

/// <summary>An emergency freeze, as the API tells it.</summary>
/// <param name="Environments">Empty for every environment.</param>
/// <param name="Services">Empty for every service.</param>
/// <param name="Kinds">What it stops.</param>
/// <param name="Until">Null until someone lifts it.</param>
internal sealed record FreezeAnswer(
    string Id,
    string Reason,
    IReadOnlyList<string> Environments,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> Kinds,
    string DeclaredBy,
    DateTimeOffset DeclaredAt,
    DateTimeOffset? Until,
    string? LiftedBy,
    DateTimeOffset? LiftedAt,
    bool InForce);

/// <summary>A part of the list of freezes.</summary>
internal sealed record FreezeListAnswer(IReadOnlyList<FreezeAnswer> Items, string? Next, long Total);
