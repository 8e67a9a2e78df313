using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>
/// What the last run of a service would have said with other definitions. A check that is the same says what it said; any
/// other runs again over the facts of that run, at its time, so that the answer depends on nothing else.
/// </summary>
internal sealed class Restatement
{
    private readonly DefinitionSet _definitions;
    private readonly string _serverUrl;
    private readonly DefinitionSet _again;
    private readonly IReadOnlySet<string> _moved;
    private readonly bool _isAsRecorded;

    /// <param name="definitions">The definitions to restate by.</param>
    /// <param name="basis">Those that the run was made with; null when they cannot be read any more, so that every check runs again.</param>
    /// <param name="serverUrl">This server's own address, <c>server.url</c> in templates.</param>
    public Restatement(DefinitionSet definitions, DefinitionSet? basis, string serverUrl)
    {
        _definitions = definitions;
        _serverUrl = serverUrl;
        _isAsRecorded = definitions.Digest == basis?.Digest;
        _moved = definitions.Sources.Values
            .Where(s => basis?.Sources.GetValueOrDefault(s.Name) is { } old && CheckParts.AsksOf(old) != CheckParts.AsksOf(s))
            .Select(s => s.Name)
            .ToHashSet(StringComparer.Ordinal);
        _again = definitions with
        {
            Checks = definitions.Checks.Values.Where(c => c.Runs && !IsSame(c, basis)).ToDictionary(c => c.Name),
            Scorecards = definitions.Scorecards.Where(s => s.Value.Spec.Primary).ToDictionary(),
        };
    }

    /// <summary>What has to run again for a service.</summary>
    public RestatementPlan Plan(Service service, Evaluation recorded) => new(recorded, FactPlan.For(_again, service, _serverUrl), _moved);

    /// <summary>The outcomes and results of the service.</summary>
    public RestatedEvaluation Of(RestatementPlan plan, IReadOnlyDictionary<string, RecordedBody> bodies)
    {
        var recorded = plan.Recorded;
        if (_isAsRecorded)
        {
            return new RestatedEvaluation(recorded.Outcomes.ToDictionary(o => o.Check), recorded.Scorecards, []);
        }

        var facts = plan.Facts(bodies);
        var missing = plan.Missing(facts).ToLookup(m => m.Check);

        // What the check said before rested on other facts, so there is nothing to hold.
        var before = recorded with { Outcomes = [.. recorded.Outcomes.Where(o => !missing.Contains(o.Check))] };
        var again = Scorer.Evaluate(plan.Again, facts, recorded.Exemptions, before, recorded.RanAt ?? recorded.ConfirmedUntil, recorded.Id).Outcomes.ToDictionary(o => o.Check);
        var outcomes = Merged(recorded.Outcomes.ToDictionary(o => o.Check), again);
        return new RestatedEvaluation(
            outcomes,
            [.. _definitions.Scorecards.Values.Where(s => s.IsFor(plan.Again.ServiceValue)).Select(s => Tally.Of(s.ForTier(plan.Again.Service.Tier), outcomes))],
            [.. missing.SelectMany(m => m).Where(m => again[m.Check].Outcome == OutcomeKind.Unknown)]);
    }

    private Dictionary<string, CheckOutcome> Merged(Dictionary<string, CheckOutcome> recorded, Dictionary<string, CheckOutcome> again)
    {
        var outcomes = new Dictionary<string, CheckOutcome>(_definitions.Checks.Count);
        foreach (var name in _definitions.Checks.Values.Where(c => c.Runs).Select(c => c.Name))
        {
            if ((again.GetValueOrDefault(name) ?? recorded.GetValueOrDefault(name)) is { } outcome)
            {
                outcomes.Add(name, outcome);
            }
        }

        return outcomes;
    }

    private bool IsSame(Check check, DefinitionSet? basis) =>
        basis?.Checks.GetValueOrDefault(check.Name) is { Runs: true } old
        && CheckParts.Differences(CheckParts.Of(old, basis), CheckParts.Of(check, _definitions)).Count == 0;
}
