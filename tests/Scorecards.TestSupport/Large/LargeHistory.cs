using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;
using Scorecards.Core.Text;

namespace Scorecards.TestSupport.Large;

/// <summary>
/// The definitions and the past of <see cref="LargeCompany"/>: twelve checks, of which each service passes more, or fewer, as time goes
/// by. Some services are new, some unrated, some hold what nobody could tell since, and a few were never evaluated.
/// </summary>
internal static class LargeHistory
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(60);

    private static readonly (string Check, string Title, int Weight)[] _checks =
    [
        ("has-a-runbook", "There is a runbook", 15), ("has-an-on-call-rotation", "Somebody is on call", 14), ("is-monitored", "It is monitored", 12),
        ("alerts-on-its-objectives", "It alerts on its objectives", 11), ("is-backed-up", "It is backed up", 10), ("deploys-by-itself", "It deploys by itself", 9),
        ("rolls-back", "It rolls back", 8), ("scales-out", "It scales out", 7), ("has-no-old-dependencies", "Its dependencies are of this year", 5),
        ("documents-its-api", "Its API is documented", 4), ("logs-as-json", "It logs as JSON", 3), ("answers-quickly", "It answers quickly", 2),
    ];

    public static void WriteDefinitions(Workspace workspace)
    {
        foreach (var (check, title, _) in _checks)
        {
            workspace.Definition($"{check}.yaml", $$"""
                apiVersion: scorecards.dev/v1
                kind: Check
                metadata: { name: {{check}}, title: {{title}}, owner: team-001 }
                spec:
                  severity: medium
                  facts: { seen: { source: catalog, query: entity } }
                  pass: facts.seen['{{check}}']
                  fix: { effort: 4h, text: Do it as the others did. }
                """);
        }

        workspace.Definition("scorecard.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Scorecard
            metadata: { name: readiness }
            spec:
              primary: true
              checks: [{{string.Join(", ", _checks.Select(c => $"{{ check: {c.Check}, weight: {c.Weight} }}"))}}]
            """);
    }

    /// <summary>The rows of a service's history with the facts of each, the oldest first.</summary>
    public static IEnumerable<(Evaluation Evaluation, IEnumerable<Fact> Facts)> Of(FactPlan plan, DateTimeOffset now)
    {
        var id = plan.Service.Id;
        var hash = StableHash.Of($"story {id}");
        var inOrder = _checks.Select(c => c.Check).OrderBy(c => StableHash.Of($"{id} {c}")).ToList();
        var failsNow = (int)(hash / 11 % 100) switch { < 6 => 0, < 20 => 1, < 45 => 2, < 65 => 3, < 80 => 4, < 92 => 5, _ => 7 };
        var change = (int)(hash / 13 % 8) switch { 0 => -1, 1 or 2 => 0, 3 or 4 => 1, 5 or 6 => 2, _ => 3 };
        var exempt = hash % 23 == 4 ? new GrantedExemption($"exempt-{id}", inOrder[0], "It is replaced soon", "one", "another", now.AddDays(30)) : null;
        Evaluation? previous = null;

        var moments = Moments(hash, Math.Abs(change));
        for (var i = 0; i < moments.Count; i++)
        {
            var at = now - Length + (moments[i] * Length);
            var fails = Math.Clamp(failsNow + (Math.Sign(change) * (moments.Count - 1 - i)), 0, inOrder.Count);
            var facts = Facts(plan, inOrder[fails..], hash % 30 == 1 || i == moments.Count - 1 ? hash % 30 : 99, at);
            var next = Scorer.Evaluate(plan, facts, exempt is null ? [] : [exempt], previous, at, Guid.CreateVersion7(at).ToString("N"));
            previous = History.Continue(previous, next).Evaluation with { Id = next.Id, At = at };
            yield return (previous with { ConfirmedUntil = i == moments.Count - 1 ? now.AddMinutes(-(double)(hash % 15)) : at }, facts.Values);
        }
    }

    /// <summary>When a service was evaluated with news, as shares of the time: at the beginning, or later for a new one, and at each change.</summary>
    private static List<double> Moments(ulong hash, int changes)
    {
        var begin = (hash / 17 % 100) switch { 0 => double.NaN, < 4 => 0.9, _ => 0 };
        return double.IsNaN(begin) ? [] :
        [
            begin, .. Enumerable.Range(1, changes).Select(i => begin + ((1 - begin) * Math.Min(0.99, (i + (hash / 19 % 90 / 100.0)) / (changes + 1)))),
        ];
    }

    /// <param name="trouble">0: nobody could tell this time. 1: one check never can be told.</param>
    private static Dictionary<FactKey, Fact> Facts(FactPlan plan, IReadOnlyList<string> passes, ulong trouble, DateTimeOffset at)
    {
        var seen = _checks.SkipLast(trouble == 1 ? 1 : 0).Select(c => new KeyValuePair<string, CelValue>(c.Check, CelValue.Of(passes.Contains(c.Check))));
        var fact = trouble == 0 ? Fact.Failed(UnknownCause.Source, "503 Service Unavailable", at) : Fact.Ok(CelValue.Map([.. seen]), at);
        return plan.Questions().Keys.ToDictionary(key => key, _ => fact);
    }
}
