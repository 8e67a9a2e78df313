using System.Globalization;
using System.Xml;

namespace Scorecards.Sources.Files;

/// <summary>A bill of materials in CycloneDX's XML, 1.0 and later (https://cyclonedx.org/docs/1.6/xml/), read element by element.</summary>
internal sealed class CycloneDxXml
{
    private const string Namespace = "http://cyclonedx.org/schema/bom/";

    // The names of the open elements from the root on; empty for those of other vocabularies, which may stand anywhere.
    private readonly List<string> _path = [];

    private readonly List<OpenComponent> _components = [];

    // The component that was opened last at a depth; where the path leads through a component at that depth, it is open still.
    private readonly Dictionary<int, OpenComponent> _open = [];

    private readonly List<BomVulnerability> _vulnerabilities = [];
    private OpenVulnerability? _vulnerability;
    private string? _license;
    private string _namespace = "";
    private DateTimeOffset? _at;
    private bool _tellsVulnerabilities;

    /// <exception cref="ReportException">It is none.</exception>
    public static Bom Read(ReportFile report)
    {
        var bom = new CycloneDxXml();
        XmlReport.Read(report, hasType: false, reader => bom.Begin(report, reader), (reader, text) => bom.End(report, reader, text));
        return new Bom(
            ReportText.Shorten(bom._namespace[Namespace.Length..]),
            bom._at,
            [.. bom._components.Select(one => new BomComponent(one.Type, one.HasVersion, [.. one.Licenses.Distinct()]))],
            bom._tellsVulnerabilities,
            bom._vulnerabilities);
    }

    private void Begin(ReportFile report, XmlReader reader)
    {
        if (reader.Depth == 0)
        {
            _namespace = reader.NamespaceURI;
            if (reader.LocalName != "bom" || !_namespace.StartsWith(Namespace, StringComparison.Ordinal))
                throw XmlReport.Wrong(report, reader, $"this is not CycloneDX in XML: the element {ReportText.Shorten(reader.LocalName)} is no bom of {Namespace}");
        }

        _path.RemoveRange(reader.Depth, _path.Count - reader.Depth);
        _path.Add(reader.NamespaceURI == _namespace ? reader.LocalName : "");
        if (IsComponent(reader.Depth))
            _components.Add(_open[reader.Depth] = new OpenComponent(ReportText.Shorten(reader.GetAttribute("type")) ?? BomComponent.DefaultType));
        else if (Is("bom", "vulnerabilities"))
            _tellsVulnerabilities = true;
        else if (Is("bom", "vulnerabilities", "vulnerability"))
            BeginVulnerability(reader.IsEmptyElement);
        else if (Is("bom", "vulnerabilities", "vulnerability", "ratings", "rating"))
            _vulnerability!.Ratings.Add((null, null));
        else if (reader.LocalName == "license")
            _license = null;
    }

    private void End(ReportFile report, XmlReader reader, string text)
    {
        _path.RemoveRange(reader.Depth + 1, _path.Count - reader.Depth - 1);
        if (reader.Depth > 2 && IsComponent(reader.Depth - 1))
            _open[reader.Depth - 1].HasVersion |= _path[^1] == "version" && text.Length > 0;
        else if (EndsWith("licenses", "expression") && IsComponent(reader.Depth - 2))
            _open[reader.Depth - 2].Add(text);
        else if (EndsWith("licenses", "license") && IsComponent(reader.Depth - 2))
            _open[reader.Depth - 2].Add(_license);
        else if (EndsWith("license", "id"))
            _license = text;
        else if (EndsWith("license", "name"))
            _license ??= text;
        else if (Is("bom", "metadata", "timestamp"))
            _at = ReportText.Moment(text);
        else if (_path is ["bom", "vulnerabilities", "vulnerability", ..])
            EndVulnerability(report, reader, _vulnerability!, text);
    }

    // What is empty has no end.
    private void BeginVulnerability(bool isEmpty)
    {
        _vulnerability = new OpenVulnerability();
        if (isEmpty)
            _vulnerabilities.Add(BomVulnerability.Of(null, [], null));
    }

    private void EndVulnerability(ReportFile report, XmlReader reader, OpenVulnerability open, string text)
    {
        switch (_path[3..])
        {
            case []:
                _vulnerabilities.Add(BomVulnerability.Of(open.Id, open.Ratings, open.State));
                break;
            case ["id"]:
                open.Id = text;
                break;
            case ["analysis", "state"]:
                open.State = text;
                break;
            case ["ratings", "rating", "severity"]:
                open.Ratings[^1] = open.Ratings[^1] with { Severity = text };
                break;
            case ["ratings", "rating", "score"]:
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) || !double.IsFinite(score))
                    throw XmlReport.Wrong(report, reader, $"the score '{ReportText.Shorten(text)}' is no number");
                open.Ratings[^1] = open.Ratings[^1] with { Score = score };
                break;
        }
    }

    /// <summary>Whether the element at a depth is one of the components, or one within one: others, such as in a pedigree, are not in the product.</summary>
    private bool IsComponent(int depth)
    {
        if (depth < 2 || depth % 2 != 0 || depth >= _path.Count)
            return false;
        for (var at = 1; at < depth; at += 2)
        {
            if (_path[at] != "components" || _path[at + 1] != "component")
                return false;
        }

        return true;
    }

    private bool Is(params ReadOnlySpan<string> names) => _path.Count == names.Length && EndsWith(names);

    private bool EndsWith(params ReadOnlySpan<string> names)
    {
        for (var i = 1; i <= names.Length; i++)
        {
            if (i > _path.Count || _path[^i] != names[^i])
                return false;
        }

        return true;
    }

    private sealed class OpenComponent(string type)
    {
        public string Type => type;

        public bool HasVersion { get; set; }

        public List<string> Licenses { get; } = [];

        public void Add(string? license)
        {
            if (ReportText.Shorten(license) is { Length: > 0 } name)
                Licenses.Add(name);
        }
    }

    private sealed class OpenVulnerability
    {
        public string? Id { get; set; }

        public string? State { get; set; }

        public List<(string? Severity, double? Score)> Ratings { get; } = [];
    }
}
