using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Scoring;

/// <summary>Makes an evaluation again from its record. Pure, and the very code that made it first.</summary>
public static class Recomputing
{
    /// <param name="definitions">The definitions of the record's digest.</param>
    /// <param name="service">The service of the record's digest.</param>
    /// <param name="facts">The facts of the record, each at its index; null for one whose body is not kept any more: then its checks count as recorded.</param>
    /// <param name="recorded">The record.</param>
    /// <param name="before">The row of history before; needed only where the record does not say what counted before.</param>
    public static Evaluation Again(DefinitionSet definitions, Service service, IReadOnlyList<Fact?> facts, Evaluation recorded, Evaluation? before)
    {
        var answers = new Dictionary<FactKey, Fact>();
        foreach (var (record, fact) in recorded.Facts.Zip(facts))
        {
            if (fact is not null && IsQuestion(record))
            {
                answers[KeyOf(record)] = fact;
            }
        }

        var plan = Plan(definitions, service, recorded);
        var previous = Previous(recorded, before);
        var again = Scorer.Evaluate(plan, answers, recorded.Exemptions, previous, recorded.RanAt ?? recorded.At, recorded.Id);
        return Lost(recorded, facts) is { Count: > 0 } lost ? Keep(again, plan, recorded, previous, lost) : again;
    }

    /// <summary>The checks of a record that looked at a fact whose body is not kept any more.</summary>
    public static IReadOnlySet<string> Lost(Evaluation recorded, IReadOnlyList<Fact?> facts) => recorded.Outcomes
        .Where(o => o.Facts.Values.Any(i => i < facts.Count && facts[i] is null))
        .Select(o => o.Check)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The questions as they were asked: what their templates were filled in with then may be another now.</summary>
    private static FactPlan Plan(DefinitionSet definitions, Service service, Evaluation recorded)
    {
        var value = ServiceValue.Of(service);
        var outcomes = recorded.Outcomes.ToDictionary(o => o.Check, StringComparer.Ordinal);
        return new FactPlan(definitions, service, value,
        [
            .. definitions.Checks.Values.Where(c => c.Runs).Select(c => c.Applies(value) is { } settled
                ? new PlannedCheck(c, settled, [])
                : new PlannedCheck(c, null, Asked(c, outcomes.GetValueOrDefault(c.Name), recorded.Facts))),
        ]);
    }

    private static List<PlannedFact> Asked(Check check, CheckOutcome? outcome, IReadOnlyList<FactRecord> records)
    {
        var asked = new List<PlannedFact>();
        foreach (var fact in check.Facts)
        {
            if (outcome?.Facts.TryGetValue(fact.Name, out var index) == true && index < records.Count)
            {
                var record = records[index];
                asked.Add(new PlannedFact(fact.Name, KeyOf(record), null, IsQuestion(record) ? null : record.Error, fact.Ttl, check.Spec.FreshFor));
            }
        }

        return asked;
    }

    private static Evaluation? Previous(Evaluation recorded, Evaluation? before)
    {
        if (recorded.RanAt is null)
        {
            // Nothing was remembered for gates then.
            return before is null ? null : before with { Scorecards = [] };
        }

        return recorded with
        {
            // It may have been confirmed long after the run that made it.
            ConfirmedUntil = recorded.At,
            Support = recorded.Support?.Before ?? recorded.Support,
            Scorecards = [.. recorded.Scorecards.Select(SteadyGrades.Previous).OfType<ScorecardResult>()],
            Outcomes =
            [
                .. from outcome in recorded.Outcomes
                   let was = outcome.Before
                   where was is not null
                   select outcome with
                   {
                       Outcome = was.Outcome,
                       Value = was.Value,
                       FactsAt = was.FactsAt,
                       UnknownSince = was.UnknownSince,
                       LastKnown = was.LastKnown,
                       Exemption = null,
                       Exempted = null,
                   },
            ],
        };
    }

    private static Evaluation Keep(Evaluation again, FactPlan plan, Evaluation recorded, Evaluation? previous, IReadOnlySet<string> lost)
    {
        var kept = recorded.Outcomes.Where(o => lost.Contains(o.Check)).ToDictionary(o => o.Check, StringComparer.Ordinal);
        var outcomes = again.Outcomes.Select(o => kept.GetValueOrDefault(o.Check, o)).ToDictionary(o => o.Check, StringComparer.Ordinal);
        var ran = recorded.RanAt ?? recorded.At;
        var cards = Scorer.Results(plan, outcomes, previous, ran);
        return again with
        {
            Outcomes = [.. outcomes.Values],
            Scorecards = cards,
            Support = Supporting.Standing(plan.Definitions, plan.Service, cards.FirstOrDefault(c => c.Primary), previous, ran),
        };
    }

    /// <summary>A question that could not even be put together has no arguments, not even empty ones.</summary>
    private static bool IsQuestion(FactRecord record) => record.Arguments.Length > 0;

    private static FactKey KeyOf(FactRecord record) => new(record.Source, record.Query, record.Arguments);
}
