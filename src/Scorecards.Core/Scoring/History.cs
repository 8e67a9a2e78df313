namespace Scorecards.Core.Scoring;

/// <summary>Decides whether an evaluation is news. History has a row for each change, and each row says until when it held.</summary>
public static class History
{
    /// <summary>The evaluation to keep: a new row, or, where nothing changed, the row before with a later end and today's facts.</summary>
    public static (Evaluation Evaluation, bool Append) Continue(Evaluation? previous, Evaluation next)
    {
        if (previous is null)
        {
            return (next, true);
        }

        // A clock set back must not make a row end before it began.
        var until = next.ConfirmedUntil > previous.ConfirmedUntil ? next.ConfirmedUntil : previous.ConfirmedUntil;
        return Same(previous, next)
            ? (next with { Id = previous.Id, At = previous.At, ConfirmedUntil = until, Attribution = previous.Attribution }, false)
            : (next with { At = until, ConfirmedUntil = until, Attribution = Attributing.Explain(previous, next) }, true);
    }

    private static bool Same(Evaluation a, Evaluation b) =>
        a.DefinitionsDigest == b.DefinitionsDigest
        && a.AlgorithmVersion == b.AlgorithmVersion
        && (a.Support is null || b.Support is null || a.Support.IsSame(b.Support))
        && a.Outcomes.Select(o => (o.Check, o.Outcome, o.Value, o.Exemption?.Id)).SequenceEqual(b.Outcomes.Select(o => (o.Check, o.Outcome, o.Value, o.Exemption?.Id)))
        && a.Scorecards.Select(s => (s.Name, s.Grade, s.Score, s.ScoreMin, s.ScoreMax)).SequenceEqual(b.Scorecards.Select(s => (s.Name, s.Grade, s.Score, s.ScoreMin, s.ScoreMax)));
}
