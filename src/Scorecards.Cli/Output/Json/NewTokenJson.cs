namespace Scorecards.Cli.Output.Json;

/// <summary>A token just made.</summary>
/// <param name="Token">Its text; shown now and never again.</param>
internal sealed record NewTokenJson(string Name, string Role, string Token, DateTimeOffset CreatedAt);
