namespace Scorecards.Sources.Files;

/// <summary>What a bill of materials says.</summary>
/// <param name="Components">Those within others too.</param>
/// <param name="TellsVulnerabilities">Whether it has a list of them, be it an empty one.</param>
internal sealed record Bom(
    string? SpecVersion, DateTimeOffset? At, IReadOnlyList<BomComponent> Components, bool TellsVulnerabilities, IReadOnlyList<BomVulnerability> Vulnerabilities);
