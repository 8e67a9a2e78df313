namespace Scorecards.Client.Models;

/// <summary>Where a team finds help.</summary>
/// <param name="Contact">Whom to ask.</param>
/// <param name="Link">Where it is written down.</param>
/// <param name="CheapestPath">The least work that leads to more support; null where there is no more, or fixes alone cannot get there.</param>
public sealed record SupportHelp(string? Contact, string? Link, Plan? CheapestPath);
