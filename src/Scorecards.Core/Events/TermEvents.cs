using Scorecards.Core.Declarations;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Events;

/// <summary>
/// Finds out what ends, or soon will: an exemption in force, or an answer of people. Told a week before, a day before and at
/// the end, by the evaluation that is the first at or after that moment. Pure: the time between two evaluations belongs to the
/// second alone, so that nothing is told twice or never.
/// </summary>
public static class TermEvents
{
    /// <summary>What is told how long before the end, the last first.</summary>
    private static readonly (TimeSpan Before, string Name)[] _notices =
        [(TimeSpan.Zero, "expired"), (TimeSpan.FromDays(1), "expiring-1d"), (TimeSpan.FromDays(7), "expiring-7d")];

    /// <summary>The events since the evaluation before. Where several moments of one term have passed, only the last of them is told.</summary>
    public static IEnumerable<CloudEvent> Between(Evaluation? previous, Evaluation next, Declared declared, EventContext context)
    {
        if (previous is null)
        {
            yield break;
        }

        foreach (var term in Terms(declared))
        {
            foreach (var (before, name) in _notices)
            {
                var at = term.EndsAt - before;
                if (at > previous.ConfirmedUntil && at <= next.ConfirmedUntil && at > term.BeganAt)
                {
                    yield return Tell(term, at, name, next, context);
                    break;
                }
            }
        }
    }

    /// <summary>The next moment at which something is to be told; null when there is none.</summary>
    public static DateTimeOffset? Next(Declared declared, DateTimeOffset after) => Terms(declared)
        .SelectMany(term => _notices.Select(notice => term.EndsAt - notice.Before).Where(at => at > after && at > term.BeganAt))
        .Min(at => (DateTimeOffset?)at);

    /// <summary>A request that nobody has approved waives nothing, so that nothing ends with it.</summary>
    private static IEnumerable<Term> Terms(Declared declared) => declared.Exemptions
        .Where(e => e.Steps[^1].State == ExemptionState.Approved)
        .Select(e => new Term(true, e.Id, e.Check, e.Reason, e.Approval!.At, e.ExpiresAt))
        .Concat(declared.Attestations.Select(a => new Term(false, a.Id, a.Check, a.Note, a.At, a.ValidUntil)));

    private static CloudEvent Tell(Term term, DateTimeOffset at, string name, Evaluation next, EventContext context) => new()
    {
        Id = $"{term.Id}-{name}",
        Type = (term.IsExemption, name == "expired") switch
        {
            (true, false) => EventTypes.ExemptionExpiring,
            (true, true) => EventTypes.ExemptionExpired,
            (false, false) => EventTypes.AttestationExpiring,
            _ => EventTypes.AttestationExpired,
        },
        Source = context.Source,
        Subject = next.Service,
        Time = at.ToUniversalTime(),
        Data = new EventData
        {
            Service = context.Described,
            Term = new EventTerm(term.Id, term.Check, context.TitleOf(term.Check), term.Reason, term.EndsAt),
            Evaluation = next.Id,
            Links = context.Links(term.Check),
        },
    };

    private sealed record Term(bool IsExemption, string Id, string Check, string? Reason, DateTimeOffset BeganAt, DateTimeOffset EndsAt);
}
