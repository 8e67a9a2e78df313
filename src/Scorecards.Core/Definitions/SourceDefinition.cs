namespace Scorecards.Core.Definitions;

/// <summary>A configured source.</summary>
public sealed record SourceDefinition(Metadata Metadata, SourceSpec Spec, string File)
{
    public string Name => Metadata.Name;
}
