using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Impact;

/// <summary>The checks of a service that run again, and the recorded facts that answer their questions.</summary>
/// <param name="Recorded">The last run.</param>
/// <param name="Again">The plan of the checks that run again.</param>
/// <param name="Moved">Sources that ask another system than in that run: their facts answer nothing.</param>
internal sealed record RestatementPlan(Evaluation Recorded, FactPlan Again, IReadOnlySet<string> Moved)
{
    private readonly Dictionary<FactKey, FactRecord> _answers = Answers(Recorded, Again, Moved);

    /// <summary>The digests of the bodies that are needed.</summary>
    public IEnumerable<string> Digests => _answers.Values.Select(a => a.Digest).OfType<string>();

    /// <summary>The facts that are there; one whose body is not kept any more is none.</summary>
    public Dictionary<FactKey, Fact> Facts(IReadOnlyDictionary<string, RecordedBody> bodies)
    {
        var facts = new Dictionary<FactKey, Fact>(_answers.Count);
        foreach (var (key, record) in _answers)
        {
            if (record.Error is { } error)
            {
                facts.Add(key, Fact.Failed(error.Cause, error.Message, record.CollectedAt, record.Evidence));
            }
            else if (record.Digest is { } digest && bodies.TryGetValue(digest, out var body))
            {
                facts.Add(key, body.At(record.CollectedAt, record.Evidence));
            }
        }

        return facts;
    }

    /// <summary>The questions that nothing recorded answers.</summary>
    public IEnumerable<NeededFact> Missing(IReadOnlyDictionary<FactKey, Fact> facts) =>
        from planned in Again.Checks
        from fact in planned.Facts
        where fact.Request is not null && !facts.ContainsKey(fact.Key)
        select new NeededFact(planned.Check.Name, fact.Key.Source, fact.Key.Query);

    private static Dictionary<FactKey, FactRecord> Answers(Evaluation recorded, FactPlan again, IReadOnlySet<string> moved)
    {
        var questions = again.Checks.SelectMany(c => c.Facts).Where(f => f.Request is not null && !moved.Contains(f.Key.Source)).Select(f => f.Key).ToHashSet();
        var answers = new Dictionary<FactKey, FactRecord>(questions.Count);
        foreach (var record in questions.Count == 0 ? [] : recorded.Facts)
        {
            var key = new FactKey(record.Source, record.Query, record.Arguments);
            if (questions.Contains(key))
            {
                answers.TryAdd(key, record);
            }
        }

        return answers;
    }
}

/// <summary>A fact that a check asks for and that was never collected.</summary>
public sealed record NeededFact(string Check, string Source, string Query);
