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

        isMissing = (!hasDocument && !kind.BuiltIn) || (kind.Among.Count > 0 && !configured.Values.Any(other => kind.Among.Contains(other?.Spec.Kind.Value)));
        var asked = fact.Query?.Value ?? kind.DefaultQuery;
        if (isMissing && kind.QueriesOf is not null && kind.Queries.Count == 0 && asked is not null)
        {
            // What it would be asked, nobody can know without its document.
            return new SourceQuery(asked, "", [], CelType.Dyn);
        }

        var queries = kind.QueriesOf is { } declared && source is not null ? declared(source.Spec.Options.ToDictionary(o => o.Key, o => o.Value.Value)) : kind.Queries;
        if (queries.FirstOrDefault(q => q.Name == asked) is { } query)
        {
            return query;
        }

        string[] known = [.. queries.Select(q => q.Name)];
        if (fact.Query is not { } wrong)
        {
            report.Add(fact.Source, $"the fact needs 'query', what the source '{name}' is asked", known.Length > 0 ? $"known queries: {string.Join(", ", known)}" : null);
        }
        else
        {
            report.Add(wrong, $"the source '{name}' has no query '{asked}'", Spelling.Hint(wrong.Value, known));
        }

        return null;
    }
}
