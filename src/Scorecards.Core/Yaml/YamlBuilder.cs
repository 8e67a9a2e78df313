using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scorecards.Core.Yaml;

/// <summary>Builds nodes out of parse events and counts them against the limits.</summary>
internal sealed class YamlBuilder(string text, string file, YamlLimits limits)
{
    private readonly Stack<OpenNode> _open = new();
    private readonly Dictionary<string, YamlNode> _anchors = [];
    private readonly List<YamlNode> _documents = [];
    private readonly List<Problem> _problems = [];
    private readonly Lazy<string[]> _lines = new(() => text.Split('\n'));
    private int _events;

    public IReadOnlyList<YamlNode> Documents => _documents;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Takes an event; a problem returned means that reading must stop.</summary>
    public Problem? Add(ParsingEvent e)
    {
        switch (e)
        {
            case MappingStart or SequenceStart:
                if (_open.Count >= limits.MaxDepth)
                {
                    return TooDeep(e.Start);
                }

                _open.Push(new OpenNode(e is MappingStart, (int)e.Start.Line, (int)e.Start.Column, Anchor((NodeEvent)e)));
                return Count(1, e.Start);

            case MappingEnd or SequenceEnd:
                var closed = _open.Pop();
                Attach(closed.Close(file, _problems, limits.AllowAliases), closed.Anchor);
                return Count(1, e.Start);

            case Scalar scalar:
                Attach(ToScalar(scalar), Anchor(scalar));
                return Count(1, e.Start);

            case AnchorAlias alias:
                return AddAlias(alias);

            case DocumentStart:
                _anchors.Clear();
                return Count(1, e.Start);

            default:
                return Count(1, e.Start);
        }
    }

    private Problem? AddAlias(AnchorAlias alias)
    {
        if (!limits.AllowAliases)
        {
            return new Problem(file, (int)alias.Start.Line, (int)alias.Start.Column, "aliases are not allowed here", "write the value out");
        }

        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            return new Problem(file, (int)alias.Start.Line, (int)alias.Start.Column, $"there is no anchor '&{alias.Value.Value}' before this alias");
        }

        if (_open.Count + node.Height > limits.MaxDepth)
        {
            return TooDeep(alias.Start);
        }

        Attach(node, null);
        return Count(node.Events, alias.Start);
    }

    private void Attach(YamlNode node, string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        if (_open.Count > 0)
        {
            _open.Peek().Children.Add(node);
        }
        else if (node is not YamlScalar { IsNull: true })
        {
            _documents.Add(node);
        }
    }

    private Problem? Count(int events, Mark at)
    {
        _events = checked(_events + events);
        return _events <= limits.MaxEvents
            ? null
            : new Problem(file, (int)at.Line, (int)at.Column, $"the file holds more than {limits.MaxEvents:N0} YAML events, aliases expanded", "split it into several files");
    }

    private Problem TooDeep(Mark at) =>
        new(file, (int)at.Line, (int)at.Column, $"lists and maps are nested more than {limits.MaxDepth} deep", "flatten this part");

    private static string? Anchor(NodeEvent e) => e.Anchor.IsEmpty ? null : e.Anchor.Value;

    private YamlScalar ToScalar(Scalar scalar)
    {
        var (line, column) = ((int)scalar.Start.Line, (int)scalar.Start.Column);
        switch (scalar.Style)
        {
            case ScalarStyle.Literal or ScalarStyle.Folded:
                // The event begins at the indicator; its text begins on the next line that is not empty.
                var lines = _lines.Value;
                var first = line;
                while (first < lines.Length - 1 && string.IsNullOrWhiteSpace(lines[first]))
                {
                    first++;
                }

                var indent = first < lines.Length ? lines[first].Length - lines[first].TrimStart(' ').Length : 0;
                return new YamlScalar(line + 1, indent + 1, scalar.Value, IsPlain: false, IsBlock: scalar.Style == ScalarStyle.Literal);

            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return new YamlScalar(line, column + 1, scalar.Value, IsPlain: false, IsBlock: false);

            default:
                return new YamlScalar(line, column, scalar.Value, IsPlain: !scalar.Tag.Equals(new TagName("tag:yaml.org,2002:str")), IsBlock: false);
        }
    }
}
