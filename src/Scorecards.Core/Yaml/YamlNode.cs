namespace Scorecards.Core.Yaml;

/// <summary>A node of a YAML document with its place, counted from 1.</summary>
public abstract record YamlNode(int Line, int Column)
{
    /// <summary>Parse events it takes to write the node out, aliases expanded.</summary>
    internal long Events { get; init; } = 1;

    /// <summary>Characters of all texts below and including the node, keys too, aliases expanded.</summary>
    internal long Characters { get; init; }

    /// <summary>Levels of nesting below and including the node.</summary>
    internal int Height { get; init; }

    /// <summary>What kind of thing this is, in words a message can use.</summary>
    public abstract string Describe();
}

/// <summary>A list.</summary>
public sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    public override string Describe() => "a list";
}

/// <summary>A map; its keys are unique scalars, in the order of the text.</summary>
public sealed record YamlMap(int Line, int Column, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries) : YamlNode(Line, Column)
{
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Text == key)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public override string Describe() => "a map";
}
