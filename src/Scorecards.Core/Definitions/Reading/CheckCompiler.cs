using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes checks out of their documents: finds their sources, compiles their expressions, runs their examples.</summary>
internal sealed class CheckCompiler(IReadOnlyDictionary<string, SourceKind> kinds, IReadOnlyDictionary<string, SourceDefinition> sources, List<Problem> problems)
{
    /// <summary>The check, or null when it has mistakes; they are added to the problems.</summary>
    public Check? Compile(RawDocument document)
    {
        var spec = (CheckSpec)document.Spec;
        var report = new ProblemList(document.File, problems);
        var before = problems.Count(p => !p.IsWarning);

        var types = new Dictionary<string, CelType>();
        var facts = new List<CheckFact>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, fact) in spec.Facts)
        {
            var query = FindQuery(fact, report, missing);
            types[name] = query?.Result ?? CelType.Dyn;
            facts.Add(new CheckFact(name, fact.Source.Value, fact.Query.Value, fact.Ttl, Arguments(fact, query, report)));
            if (fact.Ttl > spec.FreshFor)
            {
                report.Add(fact.Source, $"the fact '{name}' lives for {Duration.Format(fact.Ttl)}, but is stale after {Duration.Format(spec.FreshFor)}",
                    "make ttl at most freshFor");
            }
        }

        var scope = Scopes.Check(types);
        var pass = report.Take(spec.Pass, "pass", Expression.Compile(spec.Pass.Value, scope));
        var check = new Check
        {
            Metadata = document.Metadata,
            Spec = spec,
            AppliesTo = spec.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null,
            Pass = pass!,
            Message = spec.Message is { } m ? report.Take(m, "message", Template.Compile(m.Value, scope)) : null,
            Facts = facts,
            MissingSources = [.. missing],
            File = document.File,
            Line = document.Node.Line,
        };

        if (pass is not null)
        {
            RequireType(spec.Pass, "pass", pass.ResultType, spec.Severity == Severity.Blocker ? [CelType.Bool] : [CelType.Bool, CelType.Double], report);
        }

        if (check.AppliesTo is { } applies)
        {
            RequireType(spec.AppliesTo!, "appliesTo", applies.ResultType, [CelType.Bool], report);
        }

        if (problems.Count(p => !p.IsWarning) > before)
        {
            return null;
        }

        ExampleRunner.Run(check, report);
        return problems.Count(p => !p.IsWarning) > before ? null : check;
    }

    private SourceQuery? FindQuery(FactSpec fact, ProblemList report, SortedSet<string> missing)
    {
        var configured = sources.GetValueOrDefault(fact.Source.Value);
        if (!kinds.TryGetValue(configured?.Spec.Kind.Value ?? fact.Source.Value, out var kind))
        {
            // A configured source of an unknown kind is reported with its own document.
            if (configured is null)
            {
                report.Add(fact.Source, $"there is no source '{fact.Source.Value}'", Spelling.Hint(fact.Source.Value, [.. kinds.Keys.Concat(sources.Keys).Distinct()]));
            }

            return null;
        }

        if (configured is null && !kind.BuiltIn)
        {
            missing.Add(fact.Source.Value);
        }

        if (kind.Queries.FirstOrDefault(q => q.Name == fact.Query.Value) is { } query)
        {
            return query;
        }

        report.Add(fact.Query, $"the source '{fact.Source.Value}' has no query '{fact.Query.Value}'",
            Spelling.Hint(fact.Query.Value, [.. kind.Queries.Select(q => q.Name)]));
        return null;
    }

    private static List<CheckArgument> Arguments(FactSpec fact, SourceQuery? query, ProblemList report)
    {
        foreach (var (name, value) in fact.With)
        {
            if (query is not null && query.Arguments.All(a => a.Name != name))
            {
                report.Add(value, $"the query '{query.Name}' takes no argument '{name}'", Spelling.Hint(name, [.. query.Arguments.Select(a => a.Name)]));
            }
        }

        foreach (var argument in query?.Arguments.Where(a => a.Required && !fact.With.ContainsKey(a.Name)) ?? [])
        {
            report.Add(fact.Query, $"the query '{query!.Name}' needs the argument '{argument.Name}' in 'with'", argument.Description);
        }

        return [.. fact.With.Select(w => new CheckArgument(w.Key, Argument(w.Key, w.Value.Node!, report)))];
    }

    private static ArgumentTemplate Argument(string name, YamlNode node, ProblemList report) => node switch
    {
        YamlScalar { IsString: true } text => new ArgumentTemplate(text.Value, Text: report.Take(
            new Located<string>(text.Text, text.Line, text.Column, text), $"with.{name}", Template.Compile(text.Text, Scopes.Arguments))),
        YamlList list => new ArgumentTemplate(list.ToCel(), Items: [.. list.Items.Select(item => Argument(name, item, report))]),
        YamlMap map => new ArgumentTemplate(map.ToCel(), Entries:
            [.. map.Entries.Select(e => new KeyValuePair<string, ArgumentTemplate>(e.Key.Text, Argument($"{name}.{e.Key.Text}", e.Value, report)))]),
        _ => new ArgumentTemplate(node.ToCel()),
    };

    private static void RequireType(Located<string> at, string field, CelType type, CelType[] allowed, ProblemList report)
    {
        if (!type.Equals(CelType.Dyn) && !allowed.Contains(type))
        {
            report.Add(at, $"{field} must be a {string.Join(" or a ", allowed.Select(t => t.ToString()))}, but this is a {type}",
                allowed.Length == 1 && type.Equals(CelType.Double) ? "a blocker is never partial: compare the number with what is needed" : "compare the value with what is needed");
        }
    }
}
