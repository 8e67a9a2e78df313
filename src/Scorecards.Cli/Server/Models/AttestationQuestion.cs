namespace Scorecards.Cli.Server.Models;

/// <summary>An answer to the question of a check, as the API takes it.</summary>
internal sealed record AttestationQuestion(
    string Check, string Answer, IReadOnlyList<string> Evidence, string? Note, string? Release, IReadOnlyList<AttestationItemQuestion> Items);

internal sealed record AttestationItemQuestion(string Risk, string Response);
