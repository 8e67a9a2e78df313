namespace Scorecards.Core.Yaml;

/// <summary>The documents of a text, and what is wrong with it. Empty documents are left out.</summary>
public sealed record YamlResult(IReadOnlyList<YamlNode> Documents, IReadOnlyList<Problem> Problems);
