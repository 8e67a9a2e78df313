using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>Finds the checks that make the difference between two evaluations of a service.</summary>
internal sealed class CheckMoves(IReadOnlyDictionary<string, DefinitionChange> changes, RestatedEvaluation before, RestatedEvaluation after)
{
    /// <summary>Those that count on any scorecard, the one that moves the primary score most first.</summary>
    public IReadOnlyList<CheckImpact> All()
    {
        var (was, now) = (new Side(before), new Side(after));
        var average = (before.Scorecards.FirstOrDefault(s => s.Primary)?.Score ?? after.Scorecards.FirstOrDefault(s => s.Primary)?.Score ?? 0) / 100;
        return
        [
            .. was.Counted.Union(now.Counted)
                .Where(check => was.Of(check) != now.Of(check))
                .Select(check => Move(check, was, now, average))
                .OrderByDescending(m => Math.Abs(m.Points))
                .ThenBy(m => m.Check, StringComparer.Ordinal),
        ];
    }

    private CheckImpact Move(string check, Side was, Side now, decimal average)
    {
        var (old, made) = (before.Outcomes.GetValueOrDefault(check), after.Outcomes.GetValueOrDefault(check));
        var change = changes.GetValueOrDefault(check);
        return new CheckImpact(
            check,
            change?.Change ?? ChangeKind.Reweighted,
            change?.Parts ?? [],
            old?.Outcome,
            old?.Value ?? 0,
            made?.Outcome,
            made?.Value ?? 0,
            was.WeightOf(check),
            now.WeightOf(check),
            Math.Round(100 * (now.Pull(check, average) - was.Pull(check, average)), 1));
    }

    /// <summary>One of the two evaluations.</summary>
    private sealed class Side
    {
        private readonly RestatedEvaluation _evaluation;
        private readonly Dictionary<string, int> _primary;
        private readonly Dictionary<string, string> _weights;
        private readonly decimal _known;

        public Side(RestatedEvaluation evaluation)
        {
            _evaluation = evaluation;
            _primary = evaluation.Scorecards.FirstOrDefault(s => s.Primary)?.Checks.ToDictionary(c => c.Check, c => c.Weight) ?? [];
            _weights = evaluation.Scorecards
                .SelectMany(s => s.Checks.Select(c => (c.Check, Weight: $"{s.Name}={c.Weight}")))
                .Where(w => evaluation.Outcomes.TryGetValue(w.Check, out var o) && o.Enforced)
                .GroupBy(w => w.Check)
                .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(w => w.Weight)));
            _known = _primary.Where(w => Level(w.Key) is not null).Sum(w => w.Value);
        }

        public IEnumerable<string> Counted => _weights.Keys;

        public int WeightOf(string check) => _weights.ContainsKey(check) ? _primary.GetValueOrDefault(check) : 0;

        public (string? Weights, OutcomeKind?, decimal?, Severity?) Of(string check)
        {
            var outcome = _evaluation.Outcomes.GetValueOrDefault(check);
            return (_weights.GetValueOrDefault(check), outcome?.Outcome, outcome?.Value, outcome?.Severity);
        }

        /// <summary>How far it pulls the score from the average, as a share of the whole.</summary>
        public decimal Pull(string check, decimal average) => _known == 0 || Level(check) is not { } level ? 0 : WeightOf(check) * (level - average) / _known;

        private decimal? Level(string check) =>
            _evaluation.Outcomes.TryGetValue(check, out var outcome) && outcome is { Enforced: true, Outcome: OutcomeKind.Pass or OutcomeKind.Fail or OutcomeKind.Partial } ? outcome.Value : null;
    }
}
