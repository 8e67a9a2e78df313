using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes the gate policy out of its document.</summary>
internal static class GatePolicyCompiler
{
    private static readonly TimeSpan _longestSplay = TimeSpan.FromSeconds(300);

    /// <summary>The policy; its mistakes are added to the problems.</summary>
    public static GatePolicy Compile(RawDocument document, GatePolicySpec spec, GateNames names, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);
        CheckTerms(spec, report);
        foreach (var environment in spec.Environments.Values)
        {
            CheckEnvironment(environment, names, report);
        }

        // An environment with mistakes is there nevertheless.
        List<string> environments = [.. ((document.Node["spec"] as YamlMap)?["environments"] as YamlMap)?.Entries.Select(e => e.Key.Text) ?? []];
        var rules = new List<GateRule>();
        foreach (var rule in spec.Rules)
        {
            CheckRule(rule, environments, names, report);
            if (rules.Find(r => r.Name == rule.Name.Value) is { } other)
            {
                report.Add(rule.Name, $"the rule '{rule.Name.Value}' is there twice, first in line {other.Spec.Name.Line}", "rename or remove one of the two");
            }

            var appliesTo = rule.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null;
            report.RequireType(rule.AppliesTo, "appliesTo", appliesTo, CelType.Bool);
            rules.Add(new GateRule(rule, appliesTo));
        }

        var policy = new GatePolicy
        {
            Metadata = document.Metadata,
            Spec = spec,
            Rules = rules,
            File = document.File,
            Primary = names.Scorecards.Values.FirstOrDefault(s => s.Spec.Primary)?.Name,
            Bands = names.Scorecards.Values.ToDictionary(s => s.Name, s => s.Bands),
        };

        // What could not be read may well have made a rule another one.
        if (!problems.Exists(p => p.File == document.File && !p.IsWarning))
        {
            GateShadows.Warn(policy, report);
        }

        return policy;
    }

    private static void CheckTerms(GatePolicySpec spec, ProblemList report)
    {
        Within(spec.ValidFor, "validFor", TimeSpan.FromHours(1), "15m", report);
        Within(spec.HoldFor, "holdFor", TimeSpan.FromDays(7), "4h", report);
        Within(spec.Overrides.Longest, "overrides.longest", TimeSpan.FromDays(1), "4h", report);
        Within(spec.Overrides.Usual, "overrides.usual", TimeSpan.FromDays(1), "60m", report);
        Within(spec.Overrides.ApprovalWithin, "overrides.approvalWithin", TimeSpan.FromDays(7), "24h", report);
        if (spec.Overrides.Usual.Value > spec.Overrides.Longest.Value)
        {
            var at = spec.Overrides.Usual.Line > 0 ? spec.Overrides.Usual : spec.Overrides.Longest;
            report.Add(at, $"an override usually lasts {Duration.Format(spec.Overrides.Usual.Value)}, which is more than the longest of {Duration.Format(spec.Overrides.Longest.Value)}",
                "make usual shorter or longest longer");
        }

        if (spec.Grades.UnratedAtBest.Value > Grade.D)
        {
            report.Add(spec.Grades.UnratedAtBest, "grades.unratedAtBest is better than D", "a service that nobody can rate must not pass for one in good shape");
        }
    }

    private static void CheckEnvironment(GateEnvironmentSpec environment, GateNames names, ProblemList report)
    {
        foreach (var calendar in environment.Freezes)
        {
            RequireCalendar(calendar, names, report);
        }

        // A mode that is there and wrong is reported as that alone.
        string[] tiers = ["tier1", "tier2", "tier3", "tier4"];
        if (environment.FailMode.Node is YamlMap map && map["default"] is null && tiers.Where(t => map[t] is null).ToList() is { Count: > 0 } missing)
        {
            report.Add(environment.FailMode, $"there is no fail mode for services of tier {string.Join(", ", missing.Select(t => t[^1]))}",
                "add 'default', the mode for every tier that has none of its own");
        }
    }

    private static void CheckRule(GateRuleSpec rule, List<string> environments, GateNames names, ProblemList report)
    {
        foreach (var environment in (rule.Environments ?? []).Where(e => !environments.Contains(e.Value)))
        {
            report.Add(environment, $"there is no environment '{environment.Value}'", Spelling.Hint(environment.Value, environments));
        }

        if (rule.Scorecard is { } card && !names.ScorecardNames.Contains(card.Value))
        {
            report.Add(card, $"there is no scorecard '{card.Value}'", Spelling.Hint(card.Value, names.ScorecardNames));
        }

        if (rule.During is { } during)
        {
            RequireCalendar(during, names, report);
            if (rule.Decide.Value == GateRuleKind.Deny)
            {
                report.Add(during, "a rule that denies has no hours: outside of the calendar the answer would be deny as well", "remove 'during', or write decide: allow");
            }
        }

        if (rule.Splay is { } splay)
        {
            if (splay.Value > _longestSplay)
            {
                report.Add(splay, $"the splay must be at most 300s, not {Duration.Format(splay.Value)}", "nobody wants to wait longer for an open gate");
            }
            else if (rule.During is null)
            {
                report.Add(splay, "without 'during' nothing opens, so that there is nothing to spread", "remove 'splay', or add 'during'");
            }
        }
    }

    private static void RequireCalendar(Located<string> name, GateNames names, ProblemList report)
    {
        if (!names.Calendars.Contains(name.Value))
        {
            report.Add(name, $"there is no calendar '{name.Value}'", Spelling.Hint(name.Value, names.Calendars));
        }
    }

    private static void Within(Located<TimeSpan> time, string field, TimeSpan most, string example, ProblemList report)
    {
        if (time.Value <= TimeSpan.Zero || time.Value > most)
        {
            report.Add(time, $"{field} must be more than 0s and at most {Duration.Format(most)}, not {Duration.Format(time.Value)}", $"write how long, like {example}");
        }
    }
}
