using Scorecards.Core.Definitions.Reading;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions;

/// <summary>What loading gave: a set when there are no errors, and every error and warning of all files.</summary>
public sealed record DefinitionResult(DefinitionSet? Set, IReadOnlyList<Problem> Problems);

/// <summary>Reads, validates and compiles definitions as a whole.</summary>
public static class DefinitionLoader
{
    /// <summary>The definitions of all files, or every mistake in them, sorted by place. Never throws.</summary>
    /// <param name="kinds">The kinds of source that are shipped, by name.</param>
    public static DefinitionResult Load(IEnumerable<DefinitionDocument> files, IReadOnlyDictionary<string, SourceKind> kinds)
    {
        var documents = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var problems = new List<Problem>();
        var unique = Unique(documents.Where(d => !CalendarFiles.Is(d.Path)).SelectMany(d => EnvelopeReader.Read(d, problems)), problems).ToLookup(d => d.Kind);

        var sources = Sources(unique[DocumentKinds.Source], kinds, problems);
        var checks = Checks(unique[DocumentKinds.Check], new SourceNames(kinds, sources), problems);
        var cards = Scorecards(unique[DocumentKinds.Scorecard], unique[DocumentKinds.Check], problems);
        var priorities = Only<PriorityPolicySpec>("priority policy", unique[DocumentKinds.PriorityPolicy], problems) is var (document, spec)
            ? PriorityPolicyCompiler.Compile(document, spec, problems)
            : null;
        var support = Only<SupportPolicySpec>("support policy", unique[DocumentKinds.SupportPolicy], problems) is var (supportDocument, supportSpec)
            ? SupportPolicyCompiler.Compile(supportDocument, supportSpec, problems)
            : null;
        var gate = Only<GatePolicySpec>("gate policy", unique[DocumentKinds.GatePolicy], problems) is var (gateDocument, gateSpec)
            ? GatePolicyCompiler.Compile(gateDocument, gateSpec, new GateNames(cards, Names(DocumentKinds.Scorecard), Names(DocumentKinds.Calendar)), problems)
            : null;
        var notifications = Notifications(unique[DocumentKinds.Notification], problems);
        var calendars = CalendarReader.Read([.. unique[DocumentKinds.Calendar]], documents, problems);

        var ordered = problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column).ToList();
        return new DefinitionResult(
            ordered.Any(p => !p.IsWarning) ? null : new DefinitionSet
            {
                Checks = checks,
                Scorecards = cards,
                Sources = sources.Values.OfType<SourceDefinition>().ToDictionary(s => s.Name),
                GatePolicy = gate,
                PriorityPolicy = priorities,
                SupportPolicy = support,
                Notifications = notifications,
                Calendars = calendars,
                Documents = documents,
                Digest = Content.Digest(string.Join('\0', documents.Select(d => d.Text))),
                Warnings = ordered,
            },
            ordered);

        // What could not be read is there nevertheless: naming it is no second mistake.
        IReadOnlyList<string> Names(string kind) => [.. unique[kind].Select(d => d.Name)];
    }

    private static List<RawDocument> Unique(IEnumerable<RawDocument> documents, List<Problem> problems)
    {
        var first = new Dictionary<(string Kind, string Name), RawDocument>();
        foreach (var document in documents)
        {
            if (!first.TryAdd((document.Kind, document.Name), document))
            {
                var other = first[(document.Kind, document.Name)];
                new ProblemList(document.File, problems).Add(document,
                    $"the {document.Kind} '{document.Name}' is there twice, first in {other.File}:{other.NamePlace.Line}", "rename or remove one of the two");
            }
        }

        return [.. first.Values];
    }

    /// <summary>The sources by name; null for one that could not be read.</summary>
    private static Dictionary<string, SourceDefinition?> Sources(IEnumerable<RawDocument> documents, IReadOnlyDictionary<string, SourceKind> kinds, List<Problem> problems)
    {
        var sources = new Dictionary<string, SourceDefinition?>();
        foreach (var document in documents)
        {
            var spec = (SourceSpec?)document.Spec;
            sources.Add(document.Name, spec is null ? null : new SourceDefinition(document.Metadata, spec, document.File));
            if (document.Name == AttestationQuestion.Source)
            {
                new ProblemList(document.File, problems).Add(document, $"the name '{document.Name}' is taken by what people attest", "give the source another name");
            }

            if (spec is not null && !kinds.ContainsKey(spec.Kind.Value))
            {
                new ProblemList(document.File, problems).Add(spec.Kind, $"there is no kind of source '{spec.Kind.Value}'", Spelling.Hint(spec.Kind.Value, [.. kinds.Keys]));
            }
        }

        return sources;
    }

    private static Dictionary<string, Check> Checks(IEnumerable<RawDocument> documents, SourceNames sources, List<Problem> problems) => documents
        .Where(d => d.Spec is not null)
        .Select(d => CheckCompiler.Compile(d, (CheckSpec)d.Spec!, sources, problems))
        .OfType<Check>()
        .ToDictionary(c => c.Name);

    private static Dictionary<string, Notification> Notifications(IEnumerable<RawDocument> documents, List<Problem> problems) => documents
        .Where(d => d.Spec is not null)
        .Select(d => NotificationCompiler.Compile(d, (NotificationSpec)d.Spec!, problems))
        .ToDictionary(n => n.Name);

    private static Dictionary<string, Scorecard> Scorecards(IEnumerable<RawDocument> documents, IEnumerable<RawDocument> checks, List<Problem> problems)
    {
        var read = documents.Where(d => d.Spec is not null).ToList();
        CheckPrimary([.. read.Where(d => ((ScorecardSpec)d.Spec!).Primary)], [.. documents], problems);

        // A check with mistakes is there nevertheless: listing it is no second mistake.
        var stages = checks.ToDictionary(d => d.Name, d => ((CheckSpec?)d.Spec)?.Stage ?? Stage.Enforced);
        return read.Select(d => ScorecardCompiler.Compile(d, (ScorecardSpec)d.Spec!, stages, problems)).ToDictionary(c => c.Name);
    }

    /// <summary>The first document of a kind that there is at most one of; null when there is none or it could not be read.</summary>
    private static (RawDocument Document, T Spec)? Only<T>(string what, IEnumerable<RawDocument> documents, List<Problem> problems)
        where T : class
    {
        RawDocument? first = null;
        foreach (var document in documents)
        {
            if (first is not null)
            {
                new ProblemList(document.File, problems).Add(document,
                    $"the {what} '{document.Name}' is one too many: '{first.Name}' in {first.File} is one already", "put all rules into one policy");
            }

            first ??= document;
        }

        return first?.Spec is T spec ? (first, spec) : null;
    }

    // What could not be read may well have said it.
    private static bool SaysNotPrimary(RawDocument card) =>
        card.Spec is not null && (card.Node["spec"] as YamlMap)?["primary"] is null or YamlScalar { Value.Kind: CelKind.Bool or CelKind.Null };

    private static void CheckPrimary(List<RawDocument> primaries, List<RawDocument> all, List<Problem> problems)
    {
        foreach (var document in primaries.Skip(1))
        {
            new ProblemList(document.File, problems).Add(document,
                $"the scorecard '{document.Name}' is primary, but '{primaries[0].Name}' in {primaries[0].File} is too", "leave primary: true at one scorecard only");
        }

        if (primaries.Count == 0 && all.Count > 0 && all.TrueForAll(SaysNotPrimary))
        {
            new ProblemList(all[0].File, problems).Add(all[0], "no scorecard is primary, so that no service has a grade", "set primary: true at one scorecard");
        }
    }
}
