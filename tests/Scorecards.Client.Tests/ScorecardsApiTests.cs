using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scorecards.Client.Models;
using Scorecards.TestSupport;

namespace Scorecards.Client.Tests;

/// <summary>Every call, against the real server.</summary>
[Collection(RunningServer.Name)]
public sealed class ScorecardsApiTests(RunningServer server)
{
    private readonly IScorecardsApi api = server.Api;

    [Fact]
    public async Task Services_are_listed_in_parts_and_whole()
    {
        var first = await api.ListServicesAsync(limit: 2);
        var all = new List<LeaderboardItem>();
        await foreach (var item in api.AllAsync((a, cursor, token) => a.ListServicesAsync(limit: 2, cursor: cursor, cancellationToken: token)))
        {
            all.Add(item);
        }

        first.Total.Should().Be(3);
        first.Items.Should().HaveCount(2);
        all.Select(i => i.Service!.Id).Should().Equal("checkout", "search", "stock");
    }

    [Fact]
    public async Task Notifications_and_dead_letters_are_listed()
    {
        var notification = (await api.ListNotificationsAsync()).Items.Should().ContainSingle().Which;
        notification.Should().BeEquivalentTo(
            new { Name = "to-nobody", Kind = ChannelKind.Slack, Events = new[] { EventKind.GradeChanged }, State = NotificationState.NotConfigured, Waiting = 0L });
        (await api.ListDeadLettersAsync()).Should().BeEquivalentTo(new { Items = Array.Empty<DeadLetter>(), Total = 0L });
        var retrying = () => api.RetryDeadLetterAsync("to-nobody.nothing");
        (await retrying.Should().ThrowAsync<ScorecardsException>()).Which.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Filters_go_to_the_server()
    {
        (await api.ListServicesAsync(team: ["team-a", "team-b"], tier: [1])).Items.Should().ContainSingle().Which.Service!.Id.Should().Be("checkout");
        (await api.ListServicesAsync(grade: ["A+"])).Items.Should().HaveCount(2, "a plus sign must arrive as one");
        (await api.ListServicesAsync(text: "stock")).Items.Should().ContainSingle().Which.Service!.Team.Should().Be("team-b");
    }

    [Fact]
    public async Task A_service_comes_with_its_evaluation()
    {
        var service = await api.GetServiceAsync("stock");

        service.Service.Should().Be(new ServiceRef("stock", "stock", "team-b", 3, "service", "production"));
        service.Evaluation!.Outcomes.Single(o => o.Check == "belongs-to-team-a").Outcome.Should().Be(OutcomeKind.Fail);
        service.Evaluation.Outcomes.Single(o => o.Check == "is-in-production").Stage.Should().Be(Stage.Enforced);
        service.Score.Should().Be(50);
        service.EvaluatedAt.Should().BeAfter(DateTimeOffset.UtcNow.AddHours(-1));
    }

    [Fact]
    public async Task An_exemption_is_asked_for_found_and_decided_by_another()
    {
        var approver = await api.CreateTokenAsync(new NewToken("approver", "approver"));
        using var services = new ServiceCollection().AddScorecardsClient(server.Process.Url, approver.Token).Services.BuildServiceProvider();
        var another = services.GetRequiredService<IScorecardsApi>();
        var asked = await api.RequestExemptionAsync("stock", new NewExemption("is-in-production", "It is moved in May", DateTimeOffset.UtcNow.AddDays(1)));

        asked.State.Should().Be(ExemptionState.Requested);
        (await api.ListExemptionsAsync(service: "stock", check: "is-in-production", state: "requested")).Items.Should().ContainSingle().Which.Id.Should().Be(asked.Id);
        (await api.Invoking(a => a.ApproveExemptionAsync(asked.Id, new ExemptionDecision())).Should().ThrowAsync<ScorecardsException>())
            .Which.Status.Should().Be(HttpStatusCode.Forbidden);
        (await another.ApproveExemptionAsync(asked.Id, new ExemptionDecision("agreed"))).ApprovedBy.Should().Be("approver");
        (await another.RevokeExemptionAsync(asked.Id, new ExemptionDecision())).State.Should().Be(ExemptionState.Revoked);
        (await api.GetExemptionAsync(asked.Id)).Steps.Select(s => s.State)
            .Should().Equal(ExemptionState.Requested, ExemptionState.Approved, ExemptionState.Revoked);

        var second = await api.RequestExemptionAsync("stock", new NewExemption("is-in-production", "It is moved in June", DateTimeOffset.UtcNow.AddDays(1)));
        (await another.DenyExemptionAsync(second.Id, new ExemptionDecision("no"))).State.Should().Be(ExemptionState.Denied);
    }

    [Fact]
    public async Task A_question_that_is_not_asked_is_told()
    {
        var refused = await api.Invoking(a => a.AttestAsync("stock", new NewAttestation("is-in-production", AttestationAnswer.Yes))).Should().ThrowAsync<ScorecardsException>();

        refused.Which.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await api.ListAttestationsAsync("stock")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task A_service_is_evaluated_with_and_without_waiting()
    {
        var evaluation = await api.EvaluateServiceAsync("search", wait: "60s");
        var goesOn = await api.EvaluateServiceAsync("search");
        var history = await api.ListEvaluationsAsync("search", limit: 10);

        evaluation!.Grade.Should().Be("A+");
        goesOn.Should().BeNull();
        history.Items[0].Id.Should().Be(evaluation.Id);
    }

    [Fact]
    public async Task History_comes_for_a_service_a_team_a_check_and_the_company()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var service = await api.GetServiceHistoryAsync("stock", days: 7);
        var team = await api.GetTeamHistoryAsync("team-b", since: today.ToString("yyyy-MM-dd"));
        var check = await api.GetCheckHistoryAsync("belongs-to-team-a");
        var company = await api.GetCompanyHistoryAsync(until: "2100-01-01", days: 400);

        (service.Service.Id, service.Since, service.Until, service.Truncated).Should().Be(("stock", today.AddDays(-6), today, false));
        service.Points.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Score = 50m, Coverage = 100m, Attribution = (Attribution?)null });
        team.Points.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Day = today, Score = 50m, Rated = 1, Unrated = 0 });
        check.Points.Should().ContainSingle().Which.Outcomes.Should().BeEquivalentTo(new { Pass = 2, Fail = 1 });
        company.Points.Should().ContainSingle().Which.Grades.Values.Sum().Should().Be(3);
        (await api.Invoking(a => a.GetTeamHistoryAsync("team-a", since: "soon")).Should().ThrowAsync<ScorecardsException>())
            .Which.Status.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_queue_is_told_who_goes_first()
    {
        var hotfix = await api.GetPriorityAsync("stock", kind: "hotfix", fixes: "belongs-to-team-a");

        hotfix.Class.Should().Be("normal");
        hotfix.Reasons.Select(r => r.Code).Should().Equal("no-policy");
        hotfix.ValidUntil.Should().BeAfter(DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task An_evaluation_is_found_by_its_id_and_computed_again()
    {
        var latest = (await api.GetServiceAsync("stock")).Evaluation!;

        (await api.GetEvaluationAsync(latest.Id)).Outcomes.Should().HaveCount(2);
        var recomputed = await api.RecomputeEvaluationAsync(latest.Id);
        recomputed.Should().BeEquivalentTo(new { Evaluation = latest.Id, Service = "stock", latest.Grade, Verdict = RecomputeVerdict.Same });
        recomputed.Runs.Should().AllSatisfy(r => r.Differences.Should().BeEmpty()).And.Contain(r => r.Run == RecomputedRun.First);
    }

    [Fact]
    public async Task A_fact_is_pushed_and_listed()
    {
        var now = DateTimeOffset.UtcNow;
        using var value = JsonDocument.Parse("""{"passed":true}""");

        var pushed = await api.PushFactAsync("search", "drill", new NewFact(value.RootElement, now, "90d", "https://wiki.example/7"), wait: "60s");
        var listed = await api.ListFactsAsync("search");
        var older = await FluentActions.Awaiting(() => api.PushFactAsync("search", "drill", new NewFact(value.RootElement, now.AddHours(-1)))).Should().ThrowAsync<ScorecardsException>();

        pushed.Evaluation!.Grade.Should().Be("A+");
        var fact = listed.Items.Should().ContainSingle().Subject;
        fact.Value.GetRawText().Should().Be("""{"passed":true}""");
        fact.Should().BeEquivalentTo(pushed with { Evaluation = null }, options => options.Excluding(f => f.Value));
        (fact.ObservedAt, fact.HoldsUntil).Should().Be((now, now.AddDays(90)));
        older.Which.Problem!.Status.Should().Be(409);
    }

    [Fact]
    public async Task Events_are_sent()
    {
        using var events = JsonDocument.Parse("""
            [
              { "specversion": "1.0", "id": "1", "source": "/drills", "type": "com.example.drilled", "subject": "checkout", "data": { "passed": true } },
              { "specversion": "1.0", "id": "2", "source": "/drills", "type": "com.example.other" }
            ]
            """);

        var received = await api.SendEventsAsync("pushed", events.RootElement);

        received.Events.Should().Be(2);
        received.Facts.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Event = "1", Service = "checkout", Fact = "drill" });
        received.Ignored.Should().ContainSingle().Which.Event.Should().Be("2");
    }

    [Fact]
    public async Task The_way_to_the_next_grade_and_what_would_be_are_told()
    {
        var next = await api.GetNextGradeAsync("stock");
        var supposed = await api.SupposeAsync(new WhatIf("stock", [new SupposedOutcome("belongs-to-team-a", OutcomeKind.Partial, 0.5m)]));

        next.Current.Should().Be("F");
        next.Plans[0].Kind.Should().Be(PlanKind.Cheapest);
        next.Plans[0].Steps.Select(s => s.Check).Should().Equal("belongs-to-team-a");
        next.Plans[0].ResultingGrade.Should().Be("A+");
        supposed.Scorecards.Should().ContainSingle().Which.Then.Score.Should().Be(75);
    }

    [Fact]
    public async Task Changed_definitions_tell_whose_grade_they_move()
    {
        const string documents = """
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: belongs-to-team-a }
            spec: { pass: service.team == 'team-b' }
            ---
            apiVersion: scorecards.dev/v1
            kind: Scorecard
            metadata: { name: readiness }
            spec: { primary: true, checks: [{ check: belongs-to-team-a, weight: 1 }] }
            """;

        var impact = await api.GetImpactAsync(new DefinitionsQuestion([new DefinitionFile("all.yaml", documents)]), limit: 100);

        impact.Summary.Should().BeEquivalentTo(new { Services = 3, Fall = 2, Rise = 1 });
        impact.Changes.Should().Contain(c => c.Name == "is-in-production" && c.Change == ChangeKind.Removed);
        impact.Items[0].Movement.Should().Be(Movement.Falls);
        impact.Items[0].Checks.Should().Contain(c => c.Check == "belongs-to-team-a" && c.From == OutcomeKind.Pass && c.To == OutcomeKind.Fail);
    }

    [Fact]
    public async Task Mistakes_in_definitions_that_are_asked_about_come_with_their_places()
    {
        var error = (await FluentActions.Awaiting(() => api.GetImpactAsync(new DefinitionsQuestion([new DefinitionFile("all.yaml", "kind: Chekc")]))).Should().ThrowAsync<ScorecardsException>()).Which;

        error.Problem!.Problems.Should().NotBeEmpty().And.OnlyContain(p => p.File == "all.yaml");
    }

    [Theory]
    [InlineData("service", 3)]
    [InlineData("team", 2)]
    [InlineData("tier", 2)]
    public async Task The_leaderboard_ranks(string by, int count)
    {
        var board = await api.GetLeaderboardAsync(by: by, order: "score");

        board.Items.Should().HaveCount(count);
        board.Items[0].Rank.Should().Be(1);
    }

    [Fact]
    public async Task Teams_checks_scorecards_and_definitions_are_read()
    {
        (await api.ListTeamsAsync()).Items.Select(t => t.Team.Id).Should().Equal("team-a", "team-b");
        (await api.GetTeamAsync("team-a")).Services.Should().HaveCount(2);
        (await api.ListChecksAsync()).Items.Should().HaveCount(2);
        (await api.GetCheckAsync("is-in-production")).Rule!.Pass.Should().Contain("production");
        (await api.ListScorecardsAsync()).Items.Should().ContainSingle().Which.Checks.Should().HaveCount(2);
        (await api.GetDefinitionsAsync()).Input.Status.Should().Be(InputState.Ok);
    }

    [Fact]
    public async Task Tokens_are_made_listed_and_revoked()
    {
        var made = await api.CreateTokenAsync(new NewToken("ci-reports", "reporter"));
        var inForce = await api.ListTokensAsync();
        await api.RevokeTokenAsync("ci-reports");
        var after = await api.ListTokensAsync();

        made.Token.Should().StartWith("ssc_");
        inForce.Items.Single(t => t.Name == "ci-reports").RevokedAt.Should().BeNull();
        after.Items.Single(t => t.Name == "ci-reports").RevokedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Health_and_metrics_are_read()
    {
        (await api.IsLiveAsync()).Status.Should().Be("live");
        (await api.IsReadyAsync()).Status.Should().Be(ReadyState.Ready);
        (await api.GetMetricsAsync()).Should().Contain("scorecards_services{grade=\"A+\"} 2");
    }

    [Fact]
    public async Task What_is_not_there_is_told_with_what_looks_like_it()
    {
        var refused = await api.Invoking(a => a.GetServiceAsync("chekout")).Should().ThrowAsync<ScorecardsException>().WithMessage("GET *chekout answered 404: *");

        refused.Which.Status.Should().Be(HttpStatusCode.NotFound);
        refused.Which.Problem!.Type.Should().StartWith("urn:scorecards:");
        refused.Which.Problem.Nearest.Should().Contain("checkout");
    }

    [Theory]
    [InlineData("a/b?c#d", "a%2Fb?c#d")]
    [InlineData("../teams", "..%2Fteams")]
    [InlineData("payments:chek out", "payments:chek out")]
    [InlineData("ünï☃", "ünï☃")]
    public async Task A_name_of_any_letters_stays_a_name(string id, string heard) =>
        (await api.Invoking(a => a.GetServiceAsync(id)).Should().ThrowAsync<ScorecardsException>()).Which.Problem!.Detail.Should().Contain($"'{heard}'");

    [Fact]
    public async Task A_mistake_in_a_parameter_is_told_by_its_name() =>
        (await api.Invoking(a => a.ListServicesAsync(limit: 0)).Should().ThrowAsync<ScorecardsException>())
            .Which.Problem!.Errors.Should().ContainKey("limit");

    [Fact]
    public async Task Without_a_token_reading_goes_and_writing_does_not()
    {
        using var services = new ServiceCollection().AddScorecardsClient(server.Process.Url).Services.BuildServiceProvider();
        var reader = services.GetRequiredService<IScorecardsApi>();

        (await reader.GetServiceAsync("checkout")).Grade.Should().Be("A+");
        (await reader.Invoking(r => r.EvaluateServiceAsync("checkout")).Should().ThrowAsync<ScorecardsException>())
            .Which.Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_says_so()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await api.Invoking(a => a.GetServiceAsync("checkout", cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        using var services = new ServiceCollection()
            .AddScorecardsClient(o => (o.Url, o.Retries) = (new Uri("http://127.0.0.1:1"), 1)).Services.BuildServiceProvider();

        await services.GetRequiredService<IScorecardsApi>().Invoking(a => a.IsLiveAsync()).Should().ThrowAsync<ScorecardsException>().WithMessage("http://127.0.0.1:1 cannot be reached: *");
    }
}
