using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Makes scorecards out of their documents.</summary>
internal static class ScorecardCompiler
{
    /// <summary>The scorecard; its mistakes are added to the problems.</summary>
    /// <param name="checks">Every check there is, with its stage.</param>
    public static Scorecard Compile(RawDocument document, ScorecardSpec spec, IReadOnlyDictionary<string, Stage> checks, List<Problem> problems)
    {
        var report = new ProblemList(document.File, problems);
        CheckCaps(document, spec, report);
        var appliesTo = spec.AppliesTo is { } a ? report.Take(a, "appliesTo", Expression.Compile(a.Value, Scopes.Service)) : null;
        report.RequireType(spec.AppliesTo, "appliesTo", appliesTo, CelType.Bool);
        var entries = Entries(spec, checks, report);
        return new Scorecard
        {
            Metadata = document.Metadata,
            Spec = spec,
            AppliesTo = appliesTo,
            Checks = [.. entries.Select(e => new WeightedCheck(e.Check, e.Weight.Default))],
            WeightsByTier = entries.Where(e => e.Weight.ByTier.Count > 0).ToDictionary(e => e.Check, e => e.Weight, StringComparer.Ordinal),
            Bands = Bands(spec, report),
            File = document.File,
        };
    }

    private static List<(string Check, Weight Weight)> Entries(ScorecardSpec spec, IReadOnlyDictionary<string, Stage> checks, ProblemList report)
    {
        var entries = new List<(string Check, Weight Weight)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in spec.Checks)
        {
            var name = entry.Check.Value;
            if (!seen.Add(name))
            {
                report.Add(entry.Check, $"the check '{name}' is listed twice", "remove one of the two");
            }
            else if (!checks.TryGetValue(name, out var stage))
            {
                report.Add(entry.Check, $"there is no check '{name}'", Spelling.Hint(name, [.. checks.Keys]));
            }
            else
            {
                if (stage is Stage.Draft or Stage.Retired)
                {
                    report.Warn(entry.Check, $"the check '{name}' does not run: its stage is {stage.ToString().ToLowerInvariant()}", "remove it here, or move the check to a stage that runs");
                }

                entries.Add((name, WeightOf(entry.Weight, report)));
            }
        }

        return entries;
    }

    private static Weight WeightOf(Located<WeightSpec> written, ProblemList report)
    {
        var spec = written.Value;
        var byTier = new (string Field, int Tier, int? Weight)[] { ("tier1", 1, spec.Tier1), ("tier2", 2, spec.Tier2), ("tier3", 3, spec.Tier3), ("tier4", 4, spec.Tier4) };

        // A number that is there and wrong is reported as that alone.
        var map = written.Node as YamlMap;
        var missing = map?["default"] is null ? byTier.Where(t => map?[t.Field] is null).ToList() : [];
        if (map is not null && missing.Count > 0)
        {
            report.Add(written, $"there is no weight for services of tier {string.Join(", ", missing.Select(t => t.Tier))}", "add 'default', the weight for every tier that has none of its own");
        }

        var own = byTier.Where(t => t.Weight is not null).ToDictionary(t => t.Tier, t => t.Weight!.Value);
        return new Weight(spec.Default ?? own.GetValueOrDefault(ServiceReader.DefaultTier, 1), own);
    }

    private static GradeBands Bands(ScorecardSpec spec, ProblemList report)
    {
        foreach (var (grade, from) in spec.Bands)
        {
            if (grade == Grade.F)
            {
                report.Add(from, "F needs no score: it is whatever lies below D-", "remove this line");
            }
            else if (from.Value is < 0 or > 100)
            {
                report.Add(from, $"the score of {grade.Letter()} must be from 0 to 100, not {from.Value}", "give the grade a score it can be reached with");
            }
        }

        KeyValuePair<Grade, decimal>[] bands =
            [.. GradeBands.Default.From.Select(b => spec.Bands.TryGetValue(b.Key, out var own) ? new(b.Key, own.Value) : b)];
        for (var i = 1; i < bands.Length; i++)
        {
            if (bands[i].Value >= bands[i - 1].Value)
            {
                var place = spec.Bands.GetValueOrDefault(bands[i].Key) ?? spec.Bands[bands[i - 1].Key];
                report.Add(place, $"{bands[i].Key.Letter()} begins at {bands[i].Value}, which is not below {bands[i - 1].Key.Letter()} at {bands[i - 1].Value}",
                    "give every grade a lower score than the grade above it");
            }
        }

        return new GradeBands(bands);
    }

    private static void CheckCaps(RawDocument document, ScorecardSpec spec, ProblemList report)
    {
        if (spec.Caps.MoreBlockers > spec.Caps.OneBlocker)
        {
            report.Add(document, "caps.moreBlockers is better than caps.oneBlocker", "two failed blockers cannot leave a better grade than one");
        }

        if (spec.Coverage.Rated > spec.Coverage.Full)
        {
            report.Add(document, "coverage.rated is above coverage.full", "a service is rated from `rated` on, and without limit from `full` on");
        }
    }
}
