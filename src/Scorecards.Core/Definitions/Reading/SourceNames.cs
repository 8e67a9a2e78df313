using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>What a check may name as a source.</summary>
/// <param name="kinds">The kinds that are shipped; each is the name of a source too.</param>
/// <param name="configured">The sources that have a document; null for one whose document could not be read.</param>
internal sealed class SourceNames(IReadOnlyDictionary<string, SourceKind> kinds, IReadOnlyDictionary<string, SourceDefinition?> configured)
{
    /// <summary>The query a fact asks; null when it is not known, which is reported once, where the mistake is.</summary>
    /// <param name="isMissing">True when the source is shipped but not configured here.</param>
    public SourceQuery? Find(FactSpec fact, ProblemList report, out bool isMissing)
    {
        var name = fact.Source.Value;
        var hasDocument = configured.TryGetValue(name, out var source);
        isMissing = false;
        if (!kinds.TryGetValue(source?.Spec.Kind.Value ?? name, out var kind) || (hasDocument && source is null))
        {
            if (!hasDocument)
            {
                report.Add(fact.Source, $"there is no source '{name}'", Spelling.Hint(name, [.. kinds.Keys.Union(configured.Keys)]));
            }

            return null;
        }

        isMissing = !hasDocument && !kind.BuiltIn;
        if (isMissing && kind.QueriesOf is not null)
        {
            // What it would be asked, nobody can know without its document.
            return new SourceQuery(fact.Query.Value, "", [], CelType.Dyn);
        }

        var queries = kind.QueriesOf is { } declared ? declared(source!.Spec.Options.ToDictionary(o => o.Key, o => o.Value.Value)) : kind.Queries;
        if (queries.FirstOrDefault(q => q.Name == fact.Query.Value) is { } query)
        {
            return query;
        }

        report.Add(fact.Query, $"the source '{name}' has no query '{fact.Query.Value}'", Spelling.Hint(fact.Query.Value, [.. queries.Select(q => q.Name)]));
        return null;
    }
}
