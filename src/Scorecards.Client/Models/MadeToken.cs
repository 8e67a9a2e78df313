namespace Scorecards.Client.Models;

/// <summary>A token just made.</summary>
/// <param name="Token">Its text, which is not kept and never shown again.</param>
public sealed record MadeToken(string Name, string Role, DateTimeOffset CreatedAt, string Token);
