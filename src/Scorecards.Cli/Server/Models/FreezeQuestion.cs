namespace Scorecards.Cli.Server.Models;

/// <summary>What is to be frozen, as the API takes it.</summary>
internal sealed record FreezeQuestion(
    string Reason, IReadOnlyList<string> Environments, IReadOnlyList<string> Services, IReadOnlyList<string> Kinds, DateTimeOffset? Until);
