using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scorecards.Core.Yaml;

/// <summary>Builds nodes out of parse events and counts them against the limits.</summary>
internal sealed class YamlBuilder(string text, string file, YamlLimits limits)
{
    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly Stack<OpenNode> _open = new();
    private readonly Dictionary<string, YamlNode> _anchors = [];
    private readonly List<YamlNode> _documents = [];
    private readonly List<Problem> _problems = [];
    private long _events;
    private long _characters;

    public IReadOnlyList<YamlNode> Documents => _documents;

    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Takes an event; a problem returned means that reading must stop.</summary>
    public Problem? Add(ParsingEvent e)
    {
        if (!limits.AllowAliases && e is NodeEvent { Tag.IsEmpty: false } tagged && !tagged.Tag.Value.StartsWith(CoreTags, StringComparison.Ordinal))
        {
            _problems.Add(At(e.Start, $"'{tagged.Tag.Value}' is a YAML tag here, and no text", "put the whole value in quotes"));
        }

        switch (e)
        {
            case MappingStart or SequenceStart:
                if (_open.Count >= limits.MaxDepth)
                {
                    return TooDeep(e.Start);
                }

                _open.Push(new OpenNode(e is MappingStart, (int)e.Start.Line, (int)e.Start.Column, Anchor((NodeEvent)e)));
                break;

            case MappingEnd or SequenceEnd:
                var closed = _open.Pop();
                Attach(closed.Close(file, _problems, limits.AllowAliases), closed.Anchor);
                break;

            case Scalar scalar:
                _characters += scalar.Value.Length;
                Attach(ScalarReader.Read(scalar, text), Anchor(scalar));
                break;

            case AnchorAlias alias:
                return AddAlias(alias);

            case DocumentStart:
                _anchors.Clear();
                break;
        }

        _events++;
        return Judge(e.Start);
    }

    private Problem? AddAlias(AnchorAlias alias)
    {
        if (!limits.AllowAliases)
        {
            return At(alias.Start, "aliases are not allowed here", "write the value out");
        }

        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
        {
            return At(alias.Start, $"there is no anchor '&{alias.Value.Value}' before this alias", "name an anchor that is set earlier in the document");
        }

        if (_open.Count + node.Height > limits.MaxDepth)
        {
            return TooDeep(alias.Start);
        }

        Attach(node, null);
        _events += node.Events;
        _characters += node.Characters;
        return Judge(alias.Start);
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

    private Problem? Judge(Mark at) =>
        _events > limits.MaxEvents ? At(at, $"the file holds more than {limits.MaxEvents:N0} YAML events, aliases expanded", "split it into several files")
        : _characters > limits.MaxBytes ? At(at, $"the file holds more than {limits.MaxBytes / 1024} KiB of text, aliases expanded", "use fewer aliases, or split it into several files")
        : null;

    private Problem TooDeep(Mark at) => At(at, $"lists and maps are nested more than {limits.MaxDepth} deep", "flatten this part");

    private Problem At(Mark mark, string message, string hint) => new(file, (int)mark.Line, (int)mark.Column, message, hint);

    private static string? Anchor(NodeEvent e) => e.Anchor.IsEmpty ? null : e.Anchor.Value;
}
