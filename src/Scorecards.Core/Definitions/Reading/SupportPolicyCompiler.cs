using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes the support policy out of its document.</summary>
internal static class SupportPolicyCompiler
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(366);

    /// <summary>The policy; its mistakes are added to the problems.</summary>
    public static SupportPolicy Compile(RawDocument document, SupportPolicySpec spec, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);
        CheckTimes(document, spec, report);

        // A level with mistakes is there nevertheless: naming it is no second mistake.
        List<YamlScalar> levels = [.. ((document.Node["spec"] as YamlMap)?["levels"] as YamlMap)?.Entries.Select(e => e.Key) ?? []];
        List<string> names = [.. levels.Select(l => l.Text)];
        CheckLevels(levels, spec, report);
        RequireLevel(spec.Otherwise, names, report);
        CheckAppeals(spec, names, report);

        var rules = new List<SupportRule>();
        var shadows = new SupportShadows();
        foreach (var rule in spec.Rules)
        {
            RequireLevel(rule.Level, names, report);
            if (shadows.Add(rule) is { } never)
            {
                report.Warn(rule.Level, never.Message, never.Hint);
            }

            var appliesTo = rule.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null;
            report.RequireType(rule.AppliesTo, "appliesTo", appliesTo, CelType.Bool);
            rules.Add(new SupportRule(rule, appliesTo));
        }

        return new SupportPolicy(document.Metadata, spec, rules, document.File);
    }

    private static void CheckTimes(RawDocument document, SupportPolicySpec spec, ProblemList report)
    {
        if (spec.ValidFor <= TimeSpan.Zero)
        {
            report.Add(document, "validFor is no time at all", "write how long, like 15m");
        }

        foreach (var (field, time) in new[] { ("grace", spec.Grace), ("appeals.longest", spec.Appeals.Longest), ("validFor", spec.ValidFor) })
        {
            if (time > _longest)
            {
                report.Add(document, $"{field} is longer than {_longest.Days} days", "write a shorter time, like 14d");
            }
        }
    }

    private static void CheckLevels(List<YamlScalar> levels, SupportPolicySpec spec, ProblemList report)
    {
        var given = spec.Rules.Select(r => r.Level.Value).Append(spec.Otherwise.Value).Append(spec.Appeals.Level?.Value).ToHashSet();
        foreach (var key in levels)
        {
            if (spec.Levels.GetValueOrDefault(key.Text) is { Eligible: true, Contact: null })
            {
                report.Add(key, $"the level '{key.Text}' supports, but says nobody to call", "give it a contact");
            }

            if (!given.Contains(key.Text))
            {
                report.Warn(key, $"no rule gives the level '{key.Text}'", "remove it, or write the rule");
            }
        }
    }

    private static void CheckAppeals(SupportPolicySpec spec, List<string> names, ProblemList report)
    {
        if (spec.Appeals.Level is not { } level)
        {
            return;
        }

        RequireLevel(level, names, report);
        if (spec.Levels.GetValueOrDefault(level.Value) is { Eligible: false })
        {
            report.Add(level, $"an appeal would be granted for nothing: on the level '{level.Value}' there is no support", "name one with eligible: true");
        }
    }

    private static void RequireLevel(Located<string> name, List<string> levels, ProblemList report)
    {
        if (!levels.Contains(name.Value))
        {
            report.Add(name, $"there is no level '{name.Value}'", Spelling.Hint(name.Value, levels));
        }
    }
}
