using Scorecards.Core.Definitions.Reading;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions;

/// <summary>What loading gave: a set when there are no errors, and every error and warning of all files.</summary>
public sealed record DefinitionResult(DefinitionSet? Set, IReadOnlyList<Problem> Problems);

/// <summary>Reads, validates and compiles definitions as a whole.</summary>
public static class DefinitionLoader
{
    /// <param name="kinds">The kinds of source that are shipped, by name.</param>
    public static DefinitionResult Load(IEnumerable<DefinitionDocument> files, IReadOnlyDictionary<string, SourceKind> kinds)
    {
        var documents = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var problems = new List<Problem>();
        var raw = documents.SelectMany(d => EnvelopeReader.Read(d, problems)).ToList();

        var unique = Unique(raw, problems);
        var sources = Sources(unique, kinds, problems);
        var checkDocuments = unique.Where(d => d.Kind == DocumentKinds.Check).ToList();
        var checks = new CheckCompiler(kinds, sources, problems);
        var compiled = checkDocuments.Select(checks.Compile).OfType<Check>().ToDictionary(c => c.Name);

        // A check with mistakes is still there to be listed: only its own mistakes are reported.
        var stages = checkDocuments.ToDictionary(d => d.Metadata.Name, d => ((CheckSpec)d.Spec).Stage);
        var scorecards = new ScorecardCompiler(stages, problems);
        var primaries = new List<RawDocument>();
        var cards = new Dictionary<string, Scorecard>();
        foreach (var document in unique.Where(d => d.Kind == DocumentKinds.Scorecard))
        {
            var card = scorecards.Compile(document);
            cards.Add(card.Name, card);
            if (card.Spec.Primary)
            {
                primaries.Add(document);
            }
        }

        CheckPrimary(primaries, cards, problems);
        var ordered = problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column).ToList();
        return new DefinitionResult(
            problems.Any(p => !p.IsWarning) ? null : new DefinitionSet
            {
                Checks = compiled,
                Scorecards = cards,
                Sources = sources,
                Documents = documents,
                Digest = Content.Digest(string.Join('\0', documents.Select(d => d.Text))),
                Warnings = ordered,
            },
            ordered);
    }

    private static List<RawDocument> Unique(List<RawDocument> raw, List<Problem> problems)
    {
        var first = new Dictionary<(string Kind, string Name), RawDocument>();
        foreach (var document in raw)
        {
            if (!first.TryAdd((document.Kind, document.Metadata.Name), document))
            {
                var other = first[(document.Kind, document.Metadata.Name)];
                new ProblemList(document.File, problems).Add(document,
                    $"the {document.Kind} '{document.Metadata.Name}' is there twice, first in {other.File}:{other.NamePlace.Line}", "rename or remove one of the two");
            }
        }

        return [.. first.Values];
    }

    private static Dictionary<string, SourceDefinition> Sources(List<RawDocument> documents, IReadOnlyDictionary<string, SourceKind> kinds, List<Problem> problems)
    {
        var sources = new Dictionary<string, SourceDefinition>();
        foreach (var document in documents.Where(d => d.Kind == DocumentKinds.Source))
        {
            var source = new SourceDefinition(document.Metadata, (SourceSpec)document.Spec, document.File);
            sources.Add(source.Name, source);
            var kind = source.Spec.Kind;
            if (!kinds.ContainsKey(kind.Value))
            {
                new ProblemList(document.File, problems).Add(kind, $"there is no kind of source '{kind.Value}'", Spelling.Hint(kind.Value, [.. kinds.Keys]));
            }
        }

        return sources;
    }

    private static void CheckPrimary(List<RawDocument> primaries, Dictionary<string, Scorecard> cards, List<Problem> problems)
    {
        foreach (var document in primaries.Skip(1))
        {
            new ProblemList(document.File, problems).Add(document,
                $"the scorecard '{document.Metadata.Name}' is primary, but '{primaries[0].Metadata.Name}' in {primaries[0].File} is too",
                "leave primary: true at one scorecard only");
        }

        if (primaries.Count == 0 && cards.Values.FirstOrDefault() is { } card)
        {
            problems.Add(new Problem(card.File, 0, 0, "no scorecard is primary, so that no service has a grade", "set primary: true at one scorecard"));
        }
    }
}
