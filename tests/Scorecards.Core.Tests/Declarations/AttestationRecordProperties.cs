using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Declarations;

/// <summary>What people answered is in the record too: an evaluation with answers, releases and exemptions is computed again from it alone.</summary>
public sealed class AttestationRecordProperties
{
    private static readonly DateTimeOffset _begin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Service _service = new() { Id = "svc", Name = "svc", Digest = "svc" };

    private static readonly DefinitionSet _set = TestDefinitions.Set(
        Question("plain", ""), Question("bound", ", boundTo: release"), TestDefinitions.Scorecard(("plain", 1), ("bound", 2)));

    /// <summary>Hours since the step before, what is answered and of which check, the release that is current, and what is exempt; some steps do nothing.</summary>
    private static readonly Gen<Step[]> _stories = Gen.Choose(1, 6).SelectMany(count => (
        from hours in Gen.Frequency((3, Gen.Choose(0, 24)), (1, Gen.Choose(24, 24 * 40)), (1, Gen.Choose(-48, 0)))
        from answer in Gen.Elements<AttestationAnswer?>(null, AttestationAnswer.Yes, AttestationAnswer.No)
        from check in Gen.Elements("plain", "bound")
        from release in Gen.Elements(null, "1.0", "2.0")
        from exempt in Gen.Frequency((4, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("plain", "bound")))
        select new Step(hours, answer, check, release, exempt)).ArrayOf(count));

    [Fact]
    public void Every_record_of_answers_recomputes_to_itself() => Properties.Check(_stories, story =>
    {
        var (at, latest, answers) = (_begin, (Evaluation?)null, new List<Attestation>());
        foreach (var step in story)
        {
            at = at.AddHours(step.Hours);
            if (step.Answer is { } answer)
            {
                answers.Add(new Attestation
                {
                    Id = $"{answers.Count}",
                    Service = "svc",
                    Check = step.Check,
                    Question = "?",
                    Answer = answer,
                    By = "ann",
                    At = at,
                    ValidUntil = at.AddDays(30),
                    Release = step.Check == "bound" ? step.Release ?? "1.0" : null,
                });
            }

            var plan = FactPlan.For(_set, _service, "");
            var facts = AttestationFacts.Of(plan, answers, step.Release is { } release ? CelValue.Of(release) : null, at);
            GrantedExemption[] exemptions = step.Exempt is { } exempt ? [new("e", exempt, "why", "ann", "bob", at.AddDays(1))] : [];
            latest = Back(History.Continue(latest, Scorer.Evaluate(plan, facts, exemptions, latest, at, $"{latest?.Id}i")).Evaluation);

            var bodies = facts.Values.Select(f => f.Body).OfType<FactBody>().DistinctBy(b => b.Digest).ToDictionary(b => b.Digest, b => b.Json);
            var recorded = latest.Facts.Select(r => r.Error is { } e ? Fact.Failed(e.Cause, e.Message, r.CollectedAt, r.Evidence) : r.Read(bodies[r.Digest!])).ToList();
            var again = Recomputing.Again(_set, _service, recorded, latest, null) with { At = latest.At, ConfirmedUntil = latest.ConfirmedUntil, Attribution = latest.Attribution };
            if (Json(again) != Json(latest) || RecordComparison.Differences(latest, again).Count > 0)
            {
                return false;
            }
        }

        return true;
    });

    private static Evaluation Back(Evaluation evaluation) => JsonSerializer.Deserialize(Json(evaluation), ScorecardsJson.Default.Evaluation)!;

    private static string Json(Evaluation evaluation) => JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation);

    private static string Question(string name, string more) =>
        $$"""
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: {{name}} }
        spec:
          attestation: { question: Is it tested?, roles: [reporter], validFor: 30d{{more}} }
        """;

    private sealed record Step(int Hours, AttestationAnswer? Answer, string Check, string? Release, string? Exempt);
}
