namespace Scorecards.Client.Models;

/// <summary>Which entity of the Backstage catalog.</summary>
/// <param name="Kind">Always <c>component</c>.</param>
public sealed record BackstageEntity(string Kind, string Namespace, string Name);
