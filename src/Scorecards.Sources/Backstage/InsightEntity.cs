using System.Text.RegularExpressions;

namespace Scorecards.Sources.Backstage;

/// <summary>An entity as Tech Insights knows it: a reference with all three parts, in small letters, as Backstage writes them.</summary>
internal sealed partial record InsightEntity
{
    public InsightEntity(string kind, string ns, string name)
    {
        Kind = kind.ToLowerInvariant();
        Namespace = ns.ToLowerInvariant();
        Name = name.ToLowerInvariant();
    }

    public string Kind { get; }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>Null for a text that is no whole reference.</summary>
    public static InsightEntity? Parse(string text) =>
        Form().Match(text) is { Success: true, Groups: var parts } ? new InsightEntity(parts[1].Value, parts[2].Value, parts[3].Value) : null;

    public override string ToString() => $"{Kind}:{Namespace}/{Name}";

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9]*):([A-Za-z0-9_.-]+)/([A-Za-z0-9_.-]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
