namespace Scorecards.Cli.Server.Models;

/// <summary>An exemption, as the API tells it.</summary>
internal sealed record ExemptionAnswer(
    string Id,
    string Service,
    string Check,
    string State,
    string Reason,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string? ApprovedBy,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<ExemptionStepAnswer> Steps);

internal sealed record ExemptionStepAnswer(string State, string By, DateTimeOffset At, string? Reason);

/// <summary>A part of the list of exemptions.</summary>
internal sealed record ExemptionListAnswer(IReadOnlyList<ExemptionAnswer> Items, string? Next, long Total);
