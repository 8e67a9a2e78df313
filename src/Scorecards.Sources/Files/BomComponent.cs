namespace Scorecards.Sources.Files;

/// <summary>A component of a bill of materials.</summary>
/// <param name="Licenses">Their identifiers, names or expressions.</param>
internal sealed record BomComponent(string Type, bool HasVersion, IReadOnlyList<string> Licenses)
{
    /// <summary>What a component is that does not say.</summary>
    public const string DefaultType = "library";
}
