namespace Scorecards.Client.Models;

/// <summary>A service in a list.</summary>
/// <param name="Id">The name, or <c>namespace:name</c> outside the namespace <c>default</c>.</param>
/// <param name="Title">What people call it; the id where the catalog has no title.</param>
/// <param name="Team">The id of the team that owns it; null when nobody does.</param>
/// <param name="Tier">1 (most critical) to 4.</param>
/// <param name="Type">What the catalog calls its type: service, website, library …</param>
/// <param name="Lifecycle">What the catalog calls its lifecycle: production, experimental …</param>
public sealed record ServiceRef(string Id, string Title, string? Team, int Tier, string Type, string Lifecycle);
