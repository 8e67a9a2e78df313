using System.Text.RegularExpressions;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Pushed;

/// <summary>The kind <c>pushed</c>: facts that tools send of their own accord. Each document declares the facts it takes.</summary>
public static partial class PushedKind
{
    /// <summary>How long a value holds when nobody says.</summary>
    public static readonly TimeSpan DefaultTtl = TimeSpan.FromDays(30);

    /// <summary>The longest that a value may hold: as long as facts are kept.</summary>
    public static readonly TimeSpan LongestTtl = TimeSpan.FromDays(400);

    /// <summary>Some evaluations, else it would be gone before it counts.</summary>
    public static readonly TimeSpan ShortestTtl = TimeSpan.FromMinutes(1);

    public static SourceFactory Factory { get; } = new(
        new SourceKind("pushed", BuiltIn: false, [])
        {
            QueriesOf = options => [.. Declarations(options.GetValueOrDefault("facts"), DefaultTtl, _ => { })
                .Select(fact => new SourceQuery(fact.Name, "A fact that tools push.", [], fact.Form.Type))],
        },
        Create);

    private static PushedSource? Create(SourceSetup setup)
    {
        if (setup.Spec.Url is { } url)
            setup.Report(url.Line, url.Column, "a source of the kind 'pushed' has no url", "tools send to it: PUT /api/v1/services/{id}/facts/{name}");
        var ttl = setup.Duration("ttl", DefaultTtl);
        var facts = setup.Any("facts");
        var (line, column) = facts is null ? (setup.Spec.Kind.Line, setup.Spec.Kind.Column) : (facts.Line, facts.Column);
        void Report(string message) => setup.Report(line, column, message);
        if (MistakeOfTtl(ttl) is { } mistake)
            Report($"the option 'ttl' {mistake}");
        var declarations = Declarations(facts?.Value, ttl, Report);
        var events = setup.Any("events");
        var rules = events is null ? [] : EventRules.Read(events.Value, declarations, message => setup.Report(events.Line, events.Column, message));
        return setup.Finish() ? new PushedSource(setup.Name, declarations, rules, setup.Context.Clock) : null;
    }

    /// <summary>What is wrong with a time to live; null when it is right.</summary>
    public static string? MistakeOfTtl(TimeSpan ttl) => ttl >= ShortestTtl && ttl <= LongestTtl
        ? null
        : $"must be a duration from {Duration.Format(ShortestTtl)} to {Duration.Format(LongestTtl)}, such as 30d";

    private static List<FactDeclaration> Declarations(CelValue? facts, TimeSpan ttl, Action<string> report)
    {
        var declarations = new List<FactDeclaration>();
        if (facts is not { Kind: CelKind.Map } map || !map.AsMap().Any())
        {
            report("a source of the kind 'pushed' needs the option 'facts': a map from names to what is sent, such as drill: { value: { passed: bool } }");
            return declarations;
        }

        foreach (var (key, written) in map.AsMap())
        {
            if (Declaration(key.AsString(), written, ttl, report) is { } declaration)
                declarations.Add(declaration);
        }

        return declarations;
    }

    private static FactDeclaration? Declaration(string name, CelValue written, TimeSpan ttl, Action<string> report)
    {
        if (name.Length > Names.MaxLength || !NameForm().IsMatch(name))
        {
            report($"'{name}' is no name of a fact: use lower-case words joined by hyphens");
            return null;
        }

        var fields = written.Kind == CelKind.Map ? written.AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value) : [];
        foreach (var field in fields.Keys.Where(field => field is not ("value" or "ttl")))
            report($"the fact '{name}' has no '{field}' ({Spelling.Hint(field, ["value", "ttl"])})");
        if (fields.TryGetValue("ttl", out var given)
            && (given.Kind != CelKind.String || !Duration.TryParse(given.AsString(), out ttl) || MistakeOfTtl(ttl) is not null))
            report($"the ttl of the fact '{name}' {MistakeOfTtl(TimeSpan.Zero)}");
        if (fields.TryGetValue("value", out var form))
            return FactForm.Read(form, name, report) is { } read ? new FactDeclaration(name, ttl, read) : null;
        report($"the fact '{name}' needs 'value': what is sent, such as bool, or {{ passed: bool, notes?: string }}");
        return null;
    }

    [GeneratedRegex(Names.Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();
}
