using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes the priority policy out of its document.</summary>
internal static class PriorityPolicyCompiler
{
    /// <summary>The policy; its mistakes are added to the problems.</summary>
    public static PriorityPolicy Compile(RawDocument document, PriorityPolicySpec spec, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);

        // A class with mistakes is there nevertheless: naming it is no second mistake.
        List<string> classes = [.. ((document.Node["spec"] as YamlMap)?["classes"] as YamlMap)?.Entries.Select(e => e.Key.Text) ?? []];
        RequireClass(spec.Neutral, classes, report);
        if (spec.ValidFor <= TimeSpan.Zero || spec.Ageing.Every <= TimeSpan.Zero)
        {
            report.Add(document, $"{(spec.ValidFor <= TimeSpan.Zero ? "validFor" : "ageing.every")} is no time at all", "write how long, like 15m");
        }

        var rules = new List<PriorityRule>();
        PriorityRuleSpec? forAll = null;
        foreach (var rule in spec.Rules)
        {
            RequireClass(rule.Class, classes, report);
            if (forAll is not null)
            {
                report.Warn(rule.Class, $"this rule never decides: the rule of line {forAll.Class.Line} has no condition and comes first", "move that rule to the end");
            }

            forAll ??= IsForAll(rule) ? rule : null;
            var appliesTo = rule.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null;
            report.RequireType(rule.AppliesTo, "appliesTo", appliesTo, CelType.Bool);
            rules.Add(new PriorityRule(rule, appliesTo));
        }

        return new PriorityPolicy(document.Metadata, spec, rules, document.File);
    }

    private static void RequireClass(Located<string> name, List<string> classes, ProblemList report)
    {
        if (!classes.Contains(name.Value))
        {
            report.Add(name, $"there is no class '{name.Value}'", Spelling.Hint(name.Value, classes));
        }
    }

    private static bool IsForAll(PriorityRuleSpec rule) =>
        rule is { Kinds: null, Families: null, Grades: null, Tiers: null, AppliesTo: null, FixesFailingCheck: false };
}
