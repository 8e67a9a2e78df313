using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scorecards.Client.Models;

namespace Scorecards.Client.Tests;

/// <summary>Every call of the gate, against the real server.</summary>
[Collection(RunningServer.Name)]
public sealed class GateApiTests(RunningServer server)
{
    private readonly IScorecardsApi api = server.Api;

    [Fact]
    public async Task The_gate_is_asked_and_answers_the_same_until_its_answer_is_over()
    {
        var question = new GateQuestion("checkout", "production", ArtifactDigest: "sha256:ab", Commit: "cafe");

        var decision = await api.AskGateAsync(question);
        var again = await api.AskGateAsync(question, "job-1");
        var status = await api.GetGateStatusAsync("checkout", "production", artifactDigest: "sha256:ab", commit: "cafe");
        var listed = await api.ListGateDecisionsAsync(service: "checkout", environment: "production", decision: "allow");
        var found = await api.GetGateDecisionAsync(decision.DecisionId!);

        decision.Decision.Should().Be(GateVerdict.Allow);
        decision.Subject.Should().Be(new GateSubject("checkout", "production", DeploymentKind.Deploy, "sha256:ab", "cafe", "admin", "team-a", 1));
        decision.Policy.Should().BeEquivalentTo(new { Name = "gate", Rule = "the-best" });
        decision.Grade.Letter.Should().Be("A+");
        decision.Verdict.Should().NotBeNull();
        (await api.GetGateKeysAsync()).Keys.Should().Contain(k => k.Alg == "ES256");
        new[] { again, status, found }.Should().OnlyContain(d => d.DecisionId == decision.DecisionId);
        listed.Items.Should().Contain(d => d.DecisionId == decision.DecisionId);
    }

    [Fact]
    public async Task A_key_is_for_one_question()
    {
        await api.AskGateAsync(new GateQuestion("checkout", "staging"), "job-2");

        var refused = await api.Invoking(a => a.AskGateAsync(new GateQuestion("search", "staging"), "job-2")).Should().ThrowAsync<ScorecardsException>();

        refused.Which.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_moment_is_simulated()
    {
        var decision = await api.AskGateAsync(new GateQuestion("stock", "production", At: "2030-01-31T09:00:00+01:00"));

        decision.Should().BeEquivalentTo(new { Simulated = true, DecisionId = (string?)null, Verdict = (string?)null, Decision = GateVerdict.Deny });
        (await api.GetGateStatusAsync("stock", "production", at: decision.EvaluatedAt)).Should().BeEquivalentTo(new { Simulated = true, Decision = GateVerdict.Deny });
        decision.EvaluatedAt.Should().Be(new DateTimeOffset(2030, 1, 31, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_held_deployment_is_approved_by_another()
    {
        var question = new GateQuestion("search", "production");
        var held = await api.AskGateAsync(question);
        await using var approver = await AnotherAsync("second-person");

        var own = await api.Invoking(a => a.ApproveGateDecisionAsync(held.DecisionId!, new NewGateApproval())).Should().ThrowAsync<ScorecardsException>();
        var approved = await approver.Api.ApproveGateDecisionAsync(held.DecisionId!, new NewGateApproval("looked at it"));

        (await api.GetGateStatusAsync("search", "production")).Decision.Should().Be(GateVerdict.Allow);
        (held.Decision, held.Reasons[0].Code, held.Reasons[0].Severity).Should().Be((GateVerdict.Hold, "needs-approval", GateReasonSeverity.Blocking));
        own.Which.Problem!.Type.Should().EndWith("own-request");
        (approved.Decision, approved.Approval).Should().Be((GateVerdict.Allow, new GateApproval(held.DecisionId!, "second-person", "looked at it")));
    }

    [Fact]
    public async Task The_glass_is_broken_approved_and_mended()
    {
        var shut = await api.GetGateStatusAsync("stock", "production");
        var glass = await api.BreakGlassAsync(new NewOverride("stock", "production", "Nothing can be sold, this is the fix", "https://incidents.example.com/42", Duration: "30m"));
        var open = await api.AskGateAsync(new GateQuestion("stock", "production"));
        await using var approver = await AnotherAsync("glass-watcher");

        (shut.Decision, shut.Override.Available).Should().Be((GateVerdict.Deny, true));
        (open.Decision, open.Override.Id, open.Verdict).Should().Be((GateVerdict.Allow, glass.Id, null));
        (glass.State, glass.SingleUse, glass.ExpiresAt - glass.RequestedAt).Should().Be((OverrideState.Open, false, TimeSpan.FromMinutes(30)));
        (await approver.Api.ApproveOverrideAsync(glass.Id)).ApprovedBy.Should().Be("glass-watcher");
        (await approver.Api.RevokeOverrideAsync(glass.Id)).State.Should().Be(OverrideState.Revoked);
        (await api.GetOverrideAsync(glass.Id)).RevokedBy.Should().Be("glass-watcher");
        (await api.ListOverridesAsync(service: "stock")).Items.Should().ContainSingle().Which.Id.Should().Be(glass.Id);
    }

    [Fact]
    public async Task A_freeze_stops_what_it_covers_until_it_is_lifted()
    {
        var freeze = await api.DeclareFreezeAsync(new NewFreeze("The provider is down", ["staging"], Kinds: [DeploymentKind.Deploy, DeploymentKind.Hotfix]));

        var stopped = await api.AskGateAsync(new GateQuestion("stock", "staging", DeploymentKind.Hotfix));
        var listed = await api.ListFreezesAsync();
        var lifted = await api.LiftFreezeAsync(freeze.Id);

        (stopped.Decision, stopped.Reasons[0].Code).Should().Be((GateVerdict.Deny, "emergency-freeze"));
        listed.Items.Should().Contain(f => f.Id == freeze.Id && f.InForce);
        lifted.InForce.Should().BeFalse();
        (await api.AskGateAsync(new GateQuestion("stock", "staging", DeploymentKind.Hotfix))).Decision.Should().Be(GateVerdict.Allow);
    }

    [Fact]
    public async Task Calendars_say_how_they_are_and_can_be_taken_along()
    {
        var calendar = (await api.ListCalendarsAsync()).Items.Should().ContainSingle().Subject;
        var open = await api.GetCalendarAsync("mornings", at: new DateTimeOffset(2030, 1, 15, 9, 30, 0, TimeSpan.FromHours(1)));
        var frozen = await api.GetCalendarAsync("mornings", at: new DateTimeOffset(2030, 12, 24, 10, 0, 0, TimeSpan.FromHours(1)));

        (calendar.Name, calendar.Timezone, calendar.Now.Name).Should().Be(("mornings", "Europe/Berlin", "mornings"));
        (open.Cause, open.Until).Should().Be((CalendarCause.Open, new DateTimeOffset(2030, 1, 15, 11, 0, 0, TimeSpan.Zero)));
        (frozen.Cause, frozen.Title).Should().Be((CalendarCause.Freeze, "Year end"));
        (await api.GetCalendarTextAsync("mornings")).Should().StartWith("BEGIN:VCALENDAR");
    }

    [Fact]
    public async Task Support_is_read_appealed_for_and_granted_by_another()
    {
        var until = DateTimeOffset.UtcNow.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await using var approver = await AnotherAsync("support-lead");
        var before = await api.GetSupportAsync("stock");
        var appeal = await api.AppealForSupportAsync("stock", new NewSupportAppeal("It moves to team-a until the end of May", until));
        var granted = await approver.Api.GrantSupportAppealAsync(appeal.Id, new SupportAppealDecision("until May"));

        (before.Eligible, before.Level, before.Help.CheapestPath?.ResultingGrade).Should().Be((false, "none", "A+"));
        (await api.ListSupportAsync(eligible: "true", team: ["team-a"])).Items.Select(s => s.Service).Should().Equal("checkout", "search");
        (granted.State, granted.DecidedBy, granted.Answer).Should().Be((SupportAppealState.Granted, "support-lead", "until May"));
        (await api.GetSupportAsync("stock")).Should().BeEquivalentTo(new { Eligible = true, Contact = "#sre" });
        (await api.GetSupportAppealAsync(appeal.Id)).State.Should().Be(SupportAppealState.Granted);
        (await api.ListSupportAppealsAsync(service: "stock")).Items.Should().ContainSingle().Which.Id.Should().Be(appeal.Id);
        (await api.GetSupportHistoryAsync("stock", days: 7)).Spans[^1].Basis.Should().Be(SupportBasis.Appeal);
        (await approver.Api.Invoking(a => a.RefuseSupportAppealAsync(appeal.Id, new SupportAppealDecision())).Should().ThrowAsync<ScorecardsException>())
            .Which.Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_was_done_is_in_the_log_and_can_be_taken_along()
    {
        var decision = await api.AskGateAsync(new GateQuestion("checkout", "staging", Commit: "beef"));
        await server.Process.EventuallyAsync(
            async _ => (await api.ListAuditAsync(actor: "admin", action: "decision.made", subject: "checkout")).Items.FirstOrDefault(e => e.Body.GetRawText().Contains(decision.DecisionId!, StringComparison.Ordinal)),
            "the decision is sealed");

        using var reader = new StreamReader(await api.ExportAuditAsync());
        (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCountGreaterThan(1).And.Contain(line => line.Contains(decision.DecisionId!, StringComparison.Ordinal));
        using var nothing = new StreamReader(await api.ExportAuditAsync(after: 1_000_000));
        (await nothing.ReadToEndAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task The_end_of_the_log_is_signed_or_not_yet()
    {
        try
        {
            (await api.GetAuditHeadAsync()).Jws.Split('.').Should().HaveCount(3);
        }
        catch (ScorecardsException e)
        {
            e.Status.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task What_the_gate_does_not_know_is_told_with_what_looks_like_it()
    {
        var service = await api.Invoking(a => a.AskGateAsync(new GateQuestion("stok", "production"))).Should().ThrowAsync<ScorecardsException>();
        var environment = await api.Invoking(a => a.AskGateAsync(new GateQuestion("stock", "prod"))).Should().ThrowAsync<ScorecardsException>();

        service.Which.Problem!.Nearest.Should().Contain("stock");
        environment.Which.Problem!.Nearest.Should().Contain("production");
    }

    private async Task<Another> AnotherAsync(string name)
    {
        var made = await api.CreateTokenAsync(new NewToken(name, "approver"));
        return new Another(new ServiceCollection().AddScorecardsClient(server.Process.Url, made.Token).Services.BuildServiceProvider());
    }

    private sealed record Another(ServiceProvider Services) : IAsyncDisposable
    {
        public IScorecardsApi Api => Services.GetRequiredService<IScorecardsApi>();

        public ValueTask DisposeAsync() => Services.DisposeAsync();
    }
}
