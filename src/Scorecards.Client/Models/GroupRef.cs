namespace Scorecards.Client.Models;

/// <summary>A team or a system.</summary>
public sealed record GroupRef(string Id, string Title);
