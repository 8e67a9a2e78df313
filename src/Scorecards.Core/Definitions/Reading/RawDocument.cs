using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>A document whose envelope is read and whose fields are not judged yet.</summary>
internal sealed record RawDocument(string File, string Kind, Metadata Metadata, object Spec, YamlMap Node)
{
    /// <summary>The place of the name, to point to when the document as a whole is at fault.</summary>
    public YamlNode NamePlace => (Node["metadata"] as YamlMap)?["name"] ?? Node;
}
