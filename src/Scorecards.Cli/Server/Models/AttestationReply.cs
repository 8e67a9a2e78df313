namespace Scorecards.Cli.Server.Models;

/// <summary>An answer that is kept, as the API tells it.</summary>
internal sealed record AttestationReply(
    string Id,
    string Service,
    string Check,
    string Question,
    string Answer,
    string By,
    DateTimeOffset At,
    DateTimeOffset ValidUntil,
    string? Release,
    string? Note,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<AttestationItemQuestion> Items);
