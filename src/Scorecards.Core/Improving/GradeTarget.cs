using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Improving;

/// <summary>What must be true of a service's outcomes for a grade, in whole numbers, so that the plan and <see cref="Tally"/> never disagree.</summary>
internal sealed class GradeTarget
{
    /// <summary>Values of outcomes and percents have at most six digits after the point.</summary>
    private const decimal Scale = 1_000_000;

    private readonly Dictionary<string, CheckOutcome> _counted;
    private readonly Dictionary<string, int> _weights;
    private readonly Grade _grade;
    private readonly CapsSpec _caps;

    // The score is rounded down to tenths, so in tenths it must reach the next whole number.
    private readonly long _tenths;

    public GradeTarget(Scorecard card, IReadOnlyDictionary<string, CheckOutcome> outcomes, Grade grade)
    {
        (_grade, _caps) = (grade, card.Spec.Caps);
        _weights = card.Checks.Where(c => outcomes.TryGetValue(c.Check, out var o) && o.Enforced).ToDictionary(c => c.Check, c => c.Weight);
        _counted = _weights.Keys.ToDictionary(c => c, c => outcomes[c]);
        _tenths = (long)Math.Ceiling(10 * card.Bands.From.FirstOrDefault(b => b.Key == grade).Value);

        decimal earned = 0, known = 0, unknown = 0;
        foreach (var (check, outcome) in _counted)
        {
            known += outcome.Outcome is OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial ? _weights[check] : 0;
            earned += _weights[check] * outcome.Value;
            unknown += outcome.Outcome == OutcomeKind.Unknown ? _weights[check] : 0;
        }

        Gain = (long)Math.Ceiling(Scale * ((_tenths * known) - (1000 * earned)));
        var coverage = grade > card.Spec.Coverage.PartialCap ? card.Spec.Coverage.Full : card.Spec.Coverage.Rated;
        Weight = (long)Math.Max(Math.Ceiling((coverage * (known + unknown) / 100) - known), known == 0 ? 1 : 0);
    }

    /// <summary>What must be gained.</summary>
    public long Gain { get; }

    /// <summary>The unknown weight that must be resolved.</summary>
    public long Weight { get; }

    /// <summary>What one unit of resolved weight gains.</summary>
    public long GainPerWeight => (1000 - _tenths) * (long)Scale;

    /// <summary>False when a limit holds that no fix lifts: an exempt blocker.</summary>
    public bool IsReachable => _grade <= _caps.HighOrExempt || _counted.Values.All(o => o is not { Severity: Severity.Blocker, Outcome: OutcomeKind.Exempt });

    /// <summary>The checks a team can make pass. What only a source in trouble or a broken definition hides is not theirs to mend.</summary>
    public IEnumerable<string> Fixable => _counted
        .Where(o => o.Value.Outcome is OutcomeKind.Fail or OutcomeKind.Partial || o.Value is { Outcome: OutcomeKind.Unknown, UnknownCause: Facts.UnknownCause.Subject })
        .Select(o => o.Key);

    /// <summary>The ways to lift every limit: each is the checks that must pass, and the one, if any, that is left to fail.</summary>
    public IEnumerable<(IReadOnlyCollection<string> Fix, string? Leave)> WaysOut
    {
        get
        {
            var high = _grade > _caps.HighOrExempt ? Failing(Severity.High) : [];
            var blockers = Failing(Severity.Blocker).Where(c => _counted[c].LastKnown?.Outcome == OutcomeKind.Fail).ToList();
            if (_grade > _caps.OneBlocker)
            {
                yield return ([.. high, .. blockers], null);
            }
            else if (_grade > _caps.MoreBlockers && blockers.Count > 1)
            {
                foreach (var left in blockers)
                {
                    yield return ([.. high, .. blockers.Where(b => b != left)], left);
                }

                yield return ([.. high, .. blockers], null);
            }
            else
            {
                yield return (high, null);
            }
        }
    }

    public bool IsUnknown(string check) => _counted[check].Outcome == OutcomeKind.Unknown;

    public int WeightOf(string check) => _weights[check];

    /// <summary>What a fix gains.</summary>
    public long GainOf(string check) => IsUnknown(check)
        ? WeightOf(check) * GainPerWeight
        : (long)(1000 * Scale * WeightOf(check) * (1 - _counted[check].Value));

    private List<string> Failing(Severity severity) => [.. _counted.Where(o => o.Value.Severity == severity && o.Value.Outcome == OutcomeKind.Fail).Select(o => o.Key)];
}
