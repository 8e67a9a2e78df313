namespace Scorecards.TestSupport.Faults.History;

/// <summary>Holds a history to what replicas promise. Knows nothing of how it came about.</summary>
public static class HistoryChecker
{
    /// <summary>Reads through a client that tries again: the share that is answered.</summary>
    public const double Answered = 0.999;

    /// <summary>Everything that is wrong, in words; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<HistoryEntry> history)
    {
        if (history.OfType<Ended>().SingleOrDefault() is not { } end)
        {
            return ["the history has no end: what was to happen still cannot be told from what was lost"];
        }

        var asked = history.OfType<Asked>().ToLookup(entry => entry.Service);
        var store = history.Where(entry => entry is Scheduled or Saved).ToLookup(ServiceOf);
        return
        [
            .. store.SelectMany(service => Revisions(service.Key, service)),
            .. store.SelectMany(service => Doubled(service.Key, service, asked[service.Key])),
            .. store.SelectMany(service => Missed(service.Key, service, end)),
            .. LostEvaluations(history),
            .. LostFacts(history),
            .. LostTokens(history),
            .. Unanswered(history),
            .. Backwards(history),
        ];
    }

    private static IEnumerable<string> Revisions(string service, IEnumerable<HistoryEntry> store)
    {
        var last = 0L;
        foreach (var save in store.OfType<Saved>())
        {
            if (save.Revision != last + 1)
            {
                yield return $"{service} has revision {save.Revision} after {last}, saved at {save.At:O}";
            }

            last = save.Revision;
        }
    }

    /// <summary>
    /// A due time is done with its first save, which makes the service due again at a later one. A save that nobody asked for
    /// while the service is not due is a second one for a due time that is done.
    /// </summary>
    private static IEnumerable<string> Doubled(string service, IEnumerable<HistoryEntry> store, IEnumerable<Asked> asked)
    {
        var requests = new Queue<Asked>(asked.Where(request => request.Reply != Reply.Refused).OrderBy(request => request.At));
        var done = new HashSet<DateTimeOffset>();
        foreach (var entry in store)
        {
            if (entry is Scheduled scheduled)
            {
                done.Remove(scheduled.DueAt);
            }
            else if (entry is Saved save)
            {
                var early = save.At < save.WasDueAt;
                var again = !early && !done.Add(save.WasDueAt);
                if ((early || again) && !(requests.TryPeek(out var request) && request.At <= save.At && requests.TryDequeue(out _)))
                {
                    yield return early
                        ? $"{service} was saved at {save.At:O} as revision {save.Revision}, before it was due at {save.WasDueAt:O}: its due time was saved already"
                        : $"{service} was saved twice for {save.WasDueAt:O}, the second time at {save.At:O} as revision {save.Revision}";
                }
            }
        }
    }

    /// <summary>How long after their due times services were saved, as far as they were.</summary>
    public static IReadOnlyList<TimeSpan> Lateness(IReadOnlyList<HistoryEntry> history) =>
        [.. history.Where(entry => entry is Scheduled or Saved).GroupBy(ServiceOf).SelectMany(service => Waiting(service).Late)];

    /// <summary>After the last fault everything that was due by then is evaluated, however late.</summary>
    private static IEnumerable<string> Missed(string service, IEnumerable<HistoryEntry> store, Ended end)
    {
        if (Waiting(store).Since is { } since && since <= end.WellSince)
        {
            yield return $"{service} was due at {since:O} and never saved";
        }
    }

    /// <summary>How late each save was, and since when the service waits for another.</summary>
    private static (List<TimeSpan> Late, DateTimeOffset? Since) Waiting(IEnumerable<HistoryEntry> store)
    {
        var late = new List<TimeSpan>();
        DateTimeOffset? waiting = null;
        foreach (var entry in store)
        {
            if (entry is Scheduled scheduled)
            {
                // The later of both: it cannot be waited for before somebody wants it.
                waiting = Earlier(waiting, Later(scheduled.DueAt, scheduled.At));
            }
            else if (entry is Saved save)
            {
                if (save.At - waiting is { Ticks: > 0 } after)
                {
                    late.Add(after);
                }

                waiting = Later(save.DueAt, save.At);
            }
        }

        return (late, waiting);
    }

    private static IEnumerable<string> LostEvaluations(IReadOnlyList<HistoryEntry> history)
    {
        var kept = history.OfType<EvaluationKept>().ToDictionary(entry => entry.Evaluation);
        var saves = history.OfType<Saved>().ToLookup(entry => entry.Service);
        foreach (var request in history.OfType<Asked>().Where(entry => entry.Reply == Reply.Acknowledged))
        {
            if (request.Evaluation is null)
            {
                if (!saves[request.Service].Any(save => save.At >= request.At))
                {
                    yield return $"{request.Service} was promised an evaluation at {request.AnsweredAt:O} by {request.Node} and never had one";
                }
            }
            else if (!kept.TryGetValue(request.Evaluation, out var found) || found.Service != request.Service)
            {
                yield return $"evaluation {request.Evaluation} of {request.Service}, acknowledged at {request.AnsweredAt:O} by {request.Node}, is lost";
            }
            else if (found.ConfirmedUntil < request.ConfirmedUntil)
            {
                yield return $"evaluation {request.Evaluation} of {request.Service} was acknowledged until {request.ConfirmedUntil:O} and is kept until {found.ConfirmedUntil:O}";
            }
        }
    }

    private static IEnumerable<string> LostFacts(IReadOnlyList<HistoryEntry> history)
    {
        var kept = history.OfType<FactKept>().ToDictionary(entry => entry.Service);
        foreach (var service in history.OfType<FactPushed>().GroupBy(entry => entry.Service))
        {
            var found = kept.GetValueOrDefault(service.Key);
            if (service.LastOrDefault(entry => entry.Reply == Reply.Acknowledged) is { } last && !(found?.Observed >= last.Observed))
            {
                yield return $"the fact of {service.Key} observed at {last.Observed:O}, acknowledged at {last.AnsweredAt:O} by {last.Node}, is lost";
            }
            else if (found is not null && service.All(entry => entry.Observed != found.Observed || entry.Reply == Reply.Refused))
            {
                yield return $"the fact of {service.Key} observed at {found.Observed:O} is kept and nobody pushed it";
            }
            else if (found is not null && found.Evaluated != found.Observed)
            {
                yield return $"the fact of {service.Key} observed at {found.Observed:O} was never evaluated";
            }
        }
    }

    private static IEnumerable<string> LostTokens(IReadOnlyList<HistoryEntry> history)
    {
        var kept = history.OfType<TokenKept>().ToDictionary(entry => entry.Name, entry => entry.Revoked);
        var revocations = history.OfType<TokenWritten>().Where(entry => entry.Revoked).ToLookup(entry => entry.Name);
        foreach (var made in history.OfType<TokenWritten>().Where(entry => !entry.Revoked && entry.Reply == Reply.Acknowledged))
        {
            var tries = revocations[made.Name].ToList();
            if (!kept.TryGetValue(made.Name, out var revoked))
            {
                yield return $"token {made.Name}, acknowledged at {made.AnsweredAt:O} by {made.Node}, is lost";
            }
            else if (!revoked && tries.Any(entry => entry.Reply == Reply.Acknowledged))
            {
                yield return $"token {made.Name} was revoked and is in force";
            }
            else if (revoked && tries.All(entry => entry.Reply == Reply.Refused))
            {
                yield return $"token {made.Name} is revoked and nobody did it";
            }
        }
    }

    private static IEnumerable<string> Unanswered(IReadOnlyList<HistoryEntry> history)
    {
        var reads = history.OfType<Read>().ToList();
        var answered = reads.Count(read => read.Node is not null);
        if (reads.Count == 0 || answered < Answered * reads.Count)
        {
            yield return $"{answered} of {reads.Count} reads were answered";
        }
    }

    /// <summary>What a node has shown it does not take back while it runs.</summary>
    private static IEnumerable<string> Backwards(IReadOnlyList<HistoryEntry> history)
    {
        var shown = new Dictionary<(int Reader, string? Node, int Life, string Service), DateTimeOffset>();
        foreach (var read in history.OfType<Read>().Where(entry => entry.ConfirmedUntil is not null))
        {
            var key = (read.Reader, read.Node, read.Life, read.Service);
            if (shown.TryGetValue(key, out var before) && read.ConfirmedUntil < before)
            {
                yield return $"{read.Node} showed {read.Service} as of {before:O}, and at {read.At:O} as of {read.ConfirmedUntil:O}";
            }

            shown[key] = read.ConfirmedUntil!.Value;
        }
    }

    private static string ServiceOf(HistoryEntry entry) => entry is Saved saved ? saved.Service : ((Scheduled)entry).Service;

    private static DateTimeOffset Earlier(DateTimeOffset? a, DateTimeOffset b) => a < b ? a.Value : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
