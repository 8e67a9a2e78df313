using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Core.Scoring;

/// <summary>Facts, definitions, the evaluation before and the time make an evaluation. Pure: the same record gives the same grade.</summary>
public static class Scorer
{
    /// <summary>Rises when the same inputs would give another result.</summary>
    public const int AlgorithmVersion = 1;

    /// <param name="facts">The answers to the questions of the plan; one that is missing was not collected yet.</param>
    /// <param name="exemptions">Those that are in force now; a recorded evaluation has its own.</param>
    /// <param name="id">The id of the evaluation, should it differ from the one before.</param>
    public static Evaluation Evaluate(
        FactPlan plan, IReadOnlyDictionary<FactKey, Fact> facts, IEnumerable<GrantedExemption> exemptions, Evaluation? previous, DateTimeOffset now, string id)
    {
        var exempt = exemptions.GroupBy(e => e.Check).ToDictionary(g => g.Key, g => g.OrderBy(e => e.ExpiresAt).ThenBy(e => e.Id, StringComparer.Ordinal).Last());
        var grace = plan.Definitions.Primary?.Spec.Grace ?? ScorecardSpec.DefaultGrace;
        var before = previous?.Outcomes.ToDictionary(o => o.Check);
        var records = new FactRecords();
        var outcomes = new Dictionary<string, CheckOutcome>(plan.Checks.Count);
        foreach (var planned in plan.Checks)
        {
            var (name, old) = (planned.Check.Name, before?.GetValueOrDefault(planned.Check.Name));
            outcomes.Add(name, Exempting.Apply(Judge(plan, planned, facts, records, old, grace, now), exempt.GetValueOrDefault(name)));
        }

        var cards = Results(plan, outcomes, previous, now);
        return new Evaluation
        {
            Id = id,
            Service = plan.Service.Id,
            At = now,
            ConfirmedUntil = now,
            RanAt = now,
            DefinitionsDigest = plan.Definitions.Digest,
            ServiceDigest = plan.Service.Digest,
            AlgorithmVersion = AlgorithmVersion,
            Outcomes = [.. outcomes.Values],
            Scorecards = cards,
            Facts = records.All,
            Support = Supporting.Standing(plan.Definitions, plan.Service, cards.FirstOrDefault(c => c.Primary), previous, now),
        };
    }

    /// <summary>The result on each scorecard that is for the service.</summary>
    /// <param name="outcomes">What counts, by check.</param>
    internal static IReadOnlyList<ScorecardResult> Results(
        FactPlan plan, IReadOnlyDictionary<string, CheckOutcome> outcomes, Evaluation? previous, DateTimeOffset now)
    {
        var terms = plan.Definitions.GatePolicy?.Spec.Grades ?? GateGradesSpec.Default;
        return
        [
            .. from card in plan.Definitions.Scorecards.Values
               where card.IsFor(plan.ServiceValue)
               let before = previous?.Scorecards.FirstOrDefault(s => s.Name == card.Name)
               select SteadyGrades.Continue(Tally.Of(card.ForTier(plan.Service.Tier), outcomes), before, outcomes, card.Bands, terms, now),
        ];
    }

    private static CheckOutcome Judge(
        FactPlan plan, PlannedCheck planned, IReadOnlyDictionary<FactKey, Fact> facts, FactRecords records, CheckOutcome? before, TimeSpan grace, DateTimeOffset now)
    {
        var check = planned.Check;
        var seen = new Dictionary<string, Fact>(planned.Facts.Count);
        var indices = new Dictionary<string, int>(planned.Facts.Count);
        foreach (var fact in planned.Facts)
        {
            var found = fact.Error is { } error
                ? Fact.Failed(error.Cause, error.Message, now)
                : facts.GetValueOrDefault(fact.Key);
            if (found is not null)
            {
                seen.Add(fact.Name, found);
                indices.Add(fact.Name, records.Add(fact.Key, found));
            }
        }

        var observation = planned.Settled ?? check.Observe(plan.ServiceValue, seen, now);
        var outcome = new CheckOutcome
        {
            Check = check.Name,
            Outcome = observation.Outcome,
            Value = observation.Value,
            Message = observation.Message,
            FactsAt = seen.Count > 0 ? seen.Values.Min(f => f.CollectedAt) : planned.Settled is null ? now : null,
            Evidence = seen.Values.FirstOrDefault(f => f.Evidence is not null)?.Evidence,
            Stage = check.Spec.Stage,
            Severity = check.Spec.Severity,
            Enforced = IsEnforced(check, plan.Service.Id),
            Facts = indices,
            Release = planned.Settled is null && check.Spec.Attestation?.BoundTo is not null ? ReleaseOf(seen) ?? before?.Release : null,
        };

        // What was answered for one release says nothing of another.
        var held = before?.Release == outcome.Release ? Exempting.Undo(before) : null;
        return Holding.Apply(outcome, observation, held, grace, now);
    }

    /// <summary>The release that the answer to a question is for.</summary>
    private static string? ReleaseOf(Dictionary<string, Fact> seen) =>
        seen.GetValueOrDefault(AttestationQuestion.ReleaseFact) is { Error: null } release
        && release.Value.TryGet("release", out var name) && name.Kind == CelKind.String ? name.AsString() : null;

    /// <summary>A sampled check counts for a share of the services that stays the same from run to run.</summary>
    private static bool IsEnforced(Check check, string service) => check.Spec.Stage switch
    {
        Stage.Enforced => true,
        Stage.Sampled => StableHash.Of($"{check.Name}\0{service}") % 100 < (ulong)check.Spec.Sample,
        _ => false,
    };
}
