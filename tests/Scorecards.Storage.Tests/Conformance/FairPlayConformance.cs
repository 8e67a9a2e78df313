using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class FairPlayConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);
    private readonly Dictionary<string, long> _revisions = [];

    [Fact]
    public async Task Outcomes_that_did_not_last_come_with_what_was_before_and_after()
    {
        await SyncAsync("a", "b");
        await SayAsync("a", 0, OutcomeKind.Pass);
        await SayAsync("b", 0, OutcomeKind.Fail);
        await SayAsync("a", 10, OutcomeKind.Fail);
        await SayAsync("b", 24, OutcomeKind.Pass);
        await SayAsync("a", 34, OutcomeKind.Pass);
        await SayAsync("a", 58.5, OutcomeKind.Unknown);
        await SayAsync("a", 59, null);

        (await TurnsAsync(0)).Should().Equal("a Pass Unknown - 58.5-59", "a Pass Fail Pass 10-34", "b - Fail Pass 0-24", "a - Pass Fail 0-10");
        (await TurnsAsync(34)).Should().Equal("a Pass Unknown - 58.5-59", "a Pass Fail Pass 10-34");
        (await TurnsAsync(0, limit: 1)).Should().Equal("a Pass Unknown - 58.5-59");
        (await TurnsAsync(0, longest: _day - TimeSpan.FromTicks(1))).Should().Equal("a Pass Unknown - 58.5-59", "a - Pass Fail 0-10");

        async Task<IEnumerable<string>> TurnsAsync(int since, TimeSpan? longest = null, int limit = 100) =>
            (await Store.OutcomeTurnsAsync(At(since), longest ?? _day, limit, default)).Select(t =>
                $"{t.Service} {t.Before?.ToString() ?? "-"} {t.Outcome} {t.After?.ToString() ?? "-"} {(t.At - At(0)).TotalHours}-{(t.Until - At(0)).TotalHours}");
    }

    [Fact]
    public async Task Grades_that_moved_by_definitions_come_with_the_evaluations_on_both_sides()
    {
        await SyncAsync("a", "b");
        await GradeAsync("a", "a-1", 0, "d1", null);
        await GradeAsync("b", "b-1", 0, "d1", null);
        await GradeAsync("a", "a-2", 1, "d1", AttributionKind.Service);
        await GradeAsync("a", "a-3", 2, "d2", AttributionKind.Definitions, "red");
        await GradeAsync("b", "b-2", 3, "d2", AttributionKind.Definitions);

        var moves = await Store.DefinitionsMovesAsync(At(2), 10, default);

        moves.Should().Equal(
            new DefinitionsMove("b", null, Grade.F, Grade.A, new EvaluationRef("b-1", At(0), "d1"), new EvaluationRef("b-2", At(3), "d2")),
            new DefinitionsMove("a", "red", Grade.F, Grade.A, new EvaluationRef("a-2", At(1), "d1"), new EvaluationRef("a-3", At(2), "d2")));
        (await Store.DefinitionsMovesAsync(At(3), 10, default)).Should().Equal(moves[0]);
        (await Store.DefinitionsMovesAsync(At(0), 1, default)).Should().Equal(moves[0]);
    }

    [Fact]
    public async Task Answers_without_evidence_come_while_they_are_in_force_and_not_replaced()
    {
        await SyncAsync("a");
        var bare = Sample.Answer("1", "a") with { Evidence = [] };
        var release = Sample.Answer("2", "a", release: "7") with { Evidence = [], ValidUntil = bare.ValidUntil.AddDays(1) };
        var shown = Sample.Answer("3", "a", "other");
        var replaced = Sample.Answer("4", "a", "third") with { Evidence = [] };
        foreach (var answer in (Attestation[])[bare, release, shown, replaced, Sample.Answer("5", "a", "third")])
        {
            (await Store.AddAttestationAsync(answer, Now, default)).Should().BeTrue();
        }

        (await Store.AttestationsWithoutEvidenceAsync(bare.At, 10, default)).Should().BeEquivalentTo([release, bare], options => options.WithStrictOrdering());
        (await Store.AttestationsWithoutEvidenceAsync(bare.ValidUntil, 10, default)).Select(a => a.Id).Should().Equal("2");
        (await Store.AttestationsWithoutEvidenceAsync(bare.At, 1, default)).Select(a => a.Id).Should().Equal("2");
    }

    private static DateTimeOffset At(double hours) => Sample.Exemption("e", "s").RequestedAt.AddHours(hours);

    private Task SayAsync(string service, double hours, OutcomeKind? outcome) =>
        AddAsync(service, $"{service}-{hours}", hours, e => e with { Outcomes = outcome is { } said ? [e.Outcomes[0] with { Outcome = said }] : [] });

    private Task GradeAsync(string service, string id, double hours, string definitions, AttributionKind? kind, string? team = null)
    {
        var told = kind is not { } why ? null : new CloudEvent
        {
            Id = $"{id}-grade",
            Type = EventTypes.GradeChanged,
            Source = "https://scorecards.example",
            Subject = service,
            Time = At(hours),
            Data = new EventData
            {
                Service = new EventService(service, $"{service} \u0000 ☕", team, null, 1),
                From = new GradeAndScore("F", 10),
                To = new GradeAndScore("A", 93),
                Attribution = new EventAttribution(why, "check-0", null, "it moved"),
                Evaluation = id,
                Links = new EventLinks("https://scorecards.example", null),
            },
        };
        return AddAsync(service, id, hours, e => e with { DefinitionsDigest = definitions }, told);
    }

    private async Task AddAsync(string service, string id, double hours, Func<Evaluation, Evaluation> change, CloudEvent? told = null)
    {
        var evaluation = change(Sample.Evaluation(service, id, At(hours), checks: 1));
        var save = Sample.Save(evaluation, _revisions.GetValueOrDefault(service)) with { Events = told is null ? [] : [OutboxEvent.Of(told)] };
        _revisions[service] = (await Store.SaveEvaluationAsync(save, default))!.Revision;
    }
}
