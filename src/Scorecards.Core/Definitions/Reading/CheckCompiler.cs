using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes checks out of their documents: finds their sources, compiles their expressions, runs their examples.</summary>
internal static class CheckCompiler
{
    /// <summary>The check, or null when it has mistakes; they are added to the problems.</summary>
    public static Check? Compile(RawDocument document, CheckSpec spec, SourceNames sources, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);
        var types = new Dictionary<string, CelType>();
        var facts = new List<CheckFact>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, fact) in spec.Facts)
        {
            var query = sources.Find(fact, report, out var isMissing);
            types[name] = query?.Result ?? CelType.Dyn;
            facts.Add(new CheckFact(name, fact.Source.Value, query?.Name ?? fact.Query?.Value ?? "", fact.Ttl, ArgumentCompiler.Compile(fact, query, report)));
            if (isMissing)
            {
                missing.Add(fact.Source.Value);
            }
        }

        if (spec.Attestation is { } attestation)
        {
            AttestationRules.Check(spec, attestation, report);
            foreach (var (fact, type) in AttestationQuestion.FactsOf(document.Name, attestation))
            {
                types[fact.Name] = type;
                facts.Add(fact);
            }
        }

        CheckTimes(document, spec, report);
        // Using a fact that could not be read is no second mistake.
        var unread = HasUnreadFacts(document, spec);
        var scope = Scopes.Check(unread ? null : types);
        var rule = spec.Pass ?? AttestationRules.Implied(spec, AttestationQuestion.Pass);
        var pass = report.Take(rule, "pass", Expression.Compile(rule.Value, scope));
        var appliesTo = spec.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null;
        var said = spec.Message ?? (spec.Attestation is null ? null : AttestationRules.Implied(spec, AttestationQuestion.Message));
        var message = said is { } m ? report.Take(m, "message", Template.Compile(m.Value, scope)) : null;
        report.RequireType(rule, "pass", pass, spec.Severity == Severity.Blocker ? [CelType.Bool] : [CelType.Bool, CelType.Double]);
        report.RequireType(spec.AppliesTo, "appliesTo", appliesTo, CelType.Bool);
        if (pass is null || unread || report.HasErrors)
        {
            return null;
        }

        var check = new Check
        {
            Metadata = document.Metadata,
            Spec = spec,
            AppliesTo = appliesTo,
            Pass = pass,
            Message = message,
            Facts = facts,
            MissingSources = [.. missing],
            File = document.File,
            Line = document.Node.Line,
        };
        ExampleRunner.Run(check, report);
        return report.HasErrors ? null : check;
    }

    private static bool HasUnreadFacts(RawDocument document, CheckSpec spec) => (document.Node["spec"] as YamlMap)?["facts"] switch
    {
        null => false,
        YamlMap written => written.Entries.Any(e => !spec.Facts.ContainsKey(e.Key.Text)),
        _ => true,
    };

    private static void CheckTimes(RawDocument document, CheckSpec spec, ProblemList report)
    {
        if (spec.FreshFor == TimeSpan.Zero)
        {
            report.Add(document, "freshFor is nothing, so that every fact is stale when it arrives", "give it at least the time between two evaluations");
            return;
        }

        foreach (var (name, fact) in spec.Facts.Where(f => f.Value.Ttl > spec.FreshFor))
        {
            report.Add(fact.Source, $"the fact '{name}' lives for {Duration.Format(fact.Ttl)}, but is stale after {Duration.Format(spec.FreshFor)}", "make ttl at most freshFor");
        }
    }
}
