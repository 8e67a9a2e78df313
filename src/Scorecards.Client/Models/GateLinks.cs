namespace Scorecards.Client.Models;

/// <summary>Where to read more.</summary>
/// <param name="Self">The decision; null of a simulation.</param>
/// <param name="Page">For people.</param>
public sealed record GateLinks(string? Self, string Service, string Page);
