namespace Scorecards.Client.Models;

/// <summary>A check that cannot run on the server, and the sources it misses.</summary>
public sealed record NotConfigured(string Check, IReadOnlyList<string> Sources);
