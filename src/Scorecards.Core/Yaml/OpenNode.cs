namespace Scorecards.Core.Yaml;

/// <summary>A list or map whose end has not been read yet.</summary>
internal sealed class OpenNode(bool isMap, int line, int column, string? anchor)
{
    private const string MergeKey = "<<";

    public string? Anchor { get; } = anchor;

    /// <summary>For a map: key, value, key, value …</summary>
    public List<YamlNode> Children { get; } = [];

    public YamlNode Close(string file, List<Problem> problems, bool merge)
    {
        YamlNode node = isMap ? new YamlMap(line, column, Entries(file, problems, merge)) : new YamlList(line, column, Children);
        return node with
        {
            Events = Children.Sum(c => c.Events) + 2,
            Characters = Children.Sum(c => c.Characters),
            Height = Children.Select(c => c.Height).DefaultIfEmpty().Max() + 1,
        };
    }

    private List<KeyValuePair<YamlScalar, YamlNode>> Entries(string file, List<Problem> problems, bool merge)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>(Children.Count / 2);
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        var merged = new List<YamlMap>();

        for (var i = 0; i + 1 < Children.Count; i += 2)
        {
            if (Children[i] is not YamlScalar key)
            {
                problems.Add(new Problem(file, Children[i].Line, Children[i].Column, $"a key must be a text, not {Children[i].Describe()}", "write the key as one word"));
            }
            else if (merge && key is { IsPlain: true, Text: MergeKey })
            {
                merged.AddRange(Children[i + 1] is YamlList list ? list.Items.OfType<YamlMap>() : new[] { Children[i + 1] }.OfType<YamlMap>());
            }
            else if (seen.TryGetValue(key.Text, out var first))
            {
                problems.Add(new Problem(file, key.Line, key.Column, $"the key '{key.Text}' is there twice, first on line {first.Line}", "remove one of the two"));
            }
            else
            {
                seen.Add(key.Text, key);
                entries.Add(new(key, Children[i + 1]));
            }
        }

        // YAML's merge key: what the map itself says wins, then the earlier of the maps merged.
        foreach (var entry in merged.SelectMany(m => m.Entries))
        {
            if (seen.TryAdd(entry.Key.Text, entry.Key))
            {
                entries.Add(entry);
            }
        }

        return entries;
    }
}
