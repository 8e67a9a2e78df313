using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>A document whose envelope is read and whose fields are not judged yet.</summary>
/// <param name="Spec">Null when it could not be read: the document is there, and only its own mistakes are reported.</param>
internal sealed record RawDocument(string File, string Kind, Metadata Metadata, object? Spec, YamlMap Node)
{
    public string Name => Metadata.Name;

    /// <summary>The place of the name, to point to when the document as a whole is at fault.</summary>
    public YamlNode NamePlace => (Node["metadata"] as YamlMap)?["name"] ?? Node;
}
