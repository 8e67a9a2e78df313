using System.Text.Json.Nodes;
using System.Xml.Linq;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>The command as pipelines call it.</summary>
public sealed class GateCommandTests : IDisposable
{
    private static readonly string[] _gate = ["gate", "payments", "--environment", "production"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("allow", 0, "allow: deploy of payments to production")]
    [InlineData("deny", 10, "deny: deploy of payments to production")]
    [InlineData("hold", 11, "hold: deploy of payments to production")]
    [InlineData("maybe", 12, "cannot decide: deploy of payments to production")]
    public async Task The_exit_code_and_the_first_line_are_the_decision(string decision, int code, string first)
    {
        await using var gate = new FakeGate().Decide(decision);

        var run = await gate.RunAsync([.. _gate, "--retry-for", "0s"]);

        run.Code.Should().Be(code, run.Error);
        run.Out.Split('\n')[0].Should().Be(first);
    }

    [Fact]
    public async Task The_question_is_sent_with_a_key_of_its_own()
    {
        await using var gate = new FakeGate().Decide("allow");

        await gate.RunAsync([.. _gate, "--kind", "hotfix", "--artifact", "sha256:ab", "--commit", "cafe"]);
        await gate.RunAsync([.. _gate, "--idempotency-key", "job-42"]);

        gate.Questions[0].Path.Should().Be("/api/v1/gate/decisions");
        JsonNode.Parse(gate.Questions[0].Body)!.ToJsonString().Should().Be(
            """{"service":"payments","environment":"production","changeKind":"hotfix","artifactDigest":"sha256:ab","commit":"cafe","at":null}""");
        gate.Keys[0].Should().MatchRegex("^[0-9a-f]{32}$");
        gate.Keys[1].Should().Be("job-42");
    }

    [Fact]
    public async Task A_moment_is_asked_about_without_a_key_since_nothing_is_recorded()
    {
        await using var gate = new FakeGate().Decide("deny");

        var run = await gate.RunAsync([.. _gate, "--at", "2030-12-24T18:00:00+01:00"]);

        run.Code.Should().Be(10);
        run.Out.Should().StartWith("deny: deploy of payments to production (simulated for 2030-12-24 17:00:00Z)\n");
        JsonNode.Parse(gate.Questions[0].Body)!["at"]!.GetValue<DateTimeOffset>().Should().Be(new DateTimeOffset(2030, 12, 24, 17, 0, 0, TimeSpan.Zero));
        gate.Keys.Should().Equal([null]);
    }

    [Fact]
    public async Task A_shut_gate_says_why_what_to_do_and_until_when()
    {
        await using var gate = new FakeGate().Decide("deny");

        var run = await gate.RunAsync(_gate);

        run.Out.Should().Be("""
            deny: deploy of payments to production
              blocking outside-window: The calendar 'working-hours' is shut.
                what to do: Wait, or raise the grade to A-.
                until: 2030-01-16 09:00:00Z
              warning drop-not-steady: The grade has just dropped to F.
            grade C (F on the board), score 71.5, coverage 100%; policy shipped, rule family-b-and-c
            opens at 2030-01-16 09:00:00Z
            worth asking again in 30s
            breaking the glass takes: a reason and an incident ('scorecards override open')
            decision 0199b7a2d4e17c3f9a54d10c5e2b8f60, correlation c0ffee
            see https://scorecards.example.com/services/payments

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_hold_says_how_a_second_person_approves()
    {
        await using var gate = new FakeGate().Decide("hold");

        (await gate.RunAsync(_gate)).Out.Should().Contain("a second person approves with: scorecards approve 0199b7a2d4e17c3f9a54d10c5e2b8f60");
    }

    [Fact]
    public async Task A_dry_run_is_open_and_says_what_it_would_be()
    {
        await using var gate = new FakeGate().Decide("allow", a => (a["mode"], a["ruled"]) = ("observe", "deny"));

        var run = await gate.RunAsync(_gate);

        run.Code.Should().Be(0);
        run.Out.Should().StartWith("allow: deploy of payments to production (dry run: enforced, it would be deny)\n");
    }

    [Fact]
    public async Task Text_of_others_moves_no_cursor()
    {
        await using var gate = new FakeGate().Decide("deny", a => a["reasons"]![0]!["message"] = "\u001b[2Jred");

        (await gate.RunAsync(_gate)).Out.Should().Contain("\uFFFD[2Jred").And.NotContain("\u001b");
    }

    [Fact]
    public async Task Json_is_the_answer_of_the_api()
    {
        await using var gate = new FakeGate().Decide("deny");

        var run = await gate.RunAsync([.. _gate, "--json"]);

        run.Code.Should().Be(10);
        run.Json["decision"]!.GetValue<string>().Should().Be("deny");
        run.Json["reasons"]![0]!.AsObject().Select(p => p.Key).Should().Equal("code", "severity", "message", "remedy", "clearsAt");
        run.Json["override"]!["available"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task What_cannot_be_decided_is_json_too()
    {
        await using var gate = new FakeGate().Refuse(503, "clock-went-back", "The clock of this node went back");

        var run = await gate.RunAsync([.. _gate, "--retry-for", "0s", "--json"]);

        run.Code.Should().Be(12);
        run.Json["decision"].Should().BeNull();
        run.Json["reasons"]![0]!["code"]!.GetValue<string>().Should().Be("clock-went-back");
    }

    [Theory]
    [InlineData(400, 2, "bad-request")]
    [InlineData(401, 2, "SCORECARDS_TOKEN")]
    [InlineData(403, 2, "another role")]
    [InlineData(409, 12, "no-gate-policy")]
    [InlineData(422, 2, "key-used")]
    [InlineData(429, 12, "too-many")]
    [InlineData(500, 12, "bug")]
    [InlineData(502, 12, "502")]
    [InlineData(503, 12, "store-away")]
    public async Task A_refusal_is_bad_input_and_a_server_in_trouble_decides_nothing(int status, int code, string says)
    {
        await using var gate = new FakeGate().Refuse(status, says, $"It is {says}");

        var run = await gate.RunAsync([.. _gate, "--retry-for", "0s"]);

        run.Code.Should().Be(code);
        (run.Out + run.Error).Should().Contain(says);
        gate.Questions.Should().ContainSingle();
    }

    [Fact]
    public async Task An_unknown_service_comes_with_what_looks_like_it()
    {
        await using var gate = new FakeGate().Answer(404, "application/problem+json", """{"type":"urn:scorecards:unknown-service","title":"There is no such service","status":404,"nearest":["payments"]}""");

        var run = await gate.RunAsync("gate", "paymnets", "-e", "production");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("did you mean 'payments'?");
    }

    [Theory]
    [InlineData("text/html", "<h1>Sign in</h1>")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", "")]
    public async Task What_is_no_answer_decides_nothing(string type, string body)
    {
        await using var gate = new FakeGate().Answer(200, type, body);

        var run = await gate.RunAsync([.. _gate, "--retry-for", "0s"]);

        run.Code.Should().Be(12);
        run.Out.Should().Contain("answer-unreadable");
    }

    [Theory]
    [InlineData("service", "search")]
    [InlineData("environment", "staging")]
    [InlineData("changeKind", "rollback")]
    [InlineData("artifactDigest", "sha256:00")]
    [InlineData("commit", "beef")]
    public async Task An_answer_to_another_question_decides_nothing(string field, string value)
    {
        await using var gate = new FakeGate().Decide("allow", a => a["subject"]![field] = value);

        var run = await gate.RunAsync(_gate);

        run.Code.Should().Be(12);
        run.Out.Should().Contain("answer-unreadable");
    }

    [Fact]
    public async Task A_simulation_is_taken_for_no_decision()
    {
        await using var gate = new FakeGate().Decide("allow", a => a["simulated"] = true);

        (await gate.RunAsync(_gate)).Code.Should().Be(12);
    }

    [Fact]
    public async Task A_server_that_is_not_there_decides_nothing()
    {
        var gate = new FakeGate();
        await gate.DisposeAsync();

        var run = await gate.RunAsync([.. _gate, "--retry-for", "0s"]);

        run.Code.Should().Be(12);
        run.Out.Should().StartWith("cannot decide: deploy of payments to production\n  blocking server-away: ").And.Contain("--offline-verdict");
    }

    [Fact]
    public async Task Reports_are_written_where_they_are_asked_for()
    {
        await using var gate = new FakeGate().Decide("deny");
        File.WriteAllText(Path.Combine(_folder.Path, "summary.md"), "# Build\n\n");

        var run = await gate.RunAsync(
            _folder.Path, new() { ["GITHUB_STEP_SUMMARY"] = Path.Combine(_folder.Path, "summary.md") }, [.. _gate, "--junit", "gate.xml", "--sarif", "gate.sarif"]);

        run.Code.Should().Be(10);
        XDocument.Load(Path.Combine(_folder.Path, "gate.xml")).Descendants("testcase").Should().HaveCount(2);
        JsonNode.Parse(Read("gate.sarif"))!["runs"]![0]!["results"]!.AsArray().Should().HaveCount(2);
        Read("summary.md").Should().StartWith("# Build\n\n### ✘ deny\\: deploy of payments to production\n").And.Contain("[more](https://scorecards.example.com/services/payments)");
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_changes_no_decision()
    {
        await using var gate = new FakeGate().Decide("hold");

        var run = await gate.RunAsync(_folder.Path, new() { ["GITHUB_STEP_SUMMARY"] = _folder.Path }, _gate);

        run.Code.Should().Be(11);
        run.Error.Should().Contain("cannot be written");
    }

    [Theory]
    [InlineData("allow", 0)]
    [InlineData("deny", 10)]
    [InlineData("hold", 11)]
    public async Task A_kept_verdict_decides_while_the_server_is_away(string decision, int code)
    {
        await using var gate = new FakeGate().Decide(decision).Answer(502, "text/html", "<h1>no</h1>");
        string[] ask = [.. _gate, "--retry-for", "0s", "--verdict-file", "verdict.json", "--offline-verdict", "verdict.json"];

        var online = await gate.RunAsync(_folder.Path, [], ask);
        var offline = await gate.RunAsync(_folder.Path, [], ask);

        online.Code.Should().Be(code, online.Error);
        offline.Code.Should().Be(code, offline.Error);
        offline.Out.Should().StartWith($"{decision}: deploy of payments to production (by the verdict kept, since the server is away)\n").And.Contain("kept-verdict");
    }

    [Fact]
    public async Task Keys_that_were_pinned_are_trusted_in_place_of_those_beside_the_verdict()
    {
        await using var gate = new FakeGate().Decide("allow").Answer(503, "text/plain", "");
        using var forger = new VerdictSigner();
        await gate.RunAsync(_folder.Path, [], [.. _gate, "--verdict-file", "verdict.json"]);
        var kept = JsonNode.Parse(Read("verdict.json"))!;
        _folder.Write("keys.json", (await gate.RunAsync("gate-keys")).Out);
        _folder.Write("bare", kept["verdict"]!.GetValue<string>());
        _folder.Write("forged.json", new JsonObject
        {
            ["verdict"] = forger.Sign(GateAnswers.Claims(GateAnswers.To(JsonNode.Parse(gate.Questions[0].Body)!.AsObject(), "allow"))),
            ["keys"] = JsonNode.Parse(forger.KeySet)!["keys"]!.DeepClone(),
        }.ToJsonString());

        (await Offline("verdict.json")).Code.Should().Be(0);
        (await Offline("bare")).Code.Should().Be(0);
        var forged = await Offline("forged.json");
        forged.Code.Should().Be(12);
        forged.Out.Should().Contain("server-away").And.Contain("key-unknown");

        Task<CommandResult> Offline(string file) => gate.RunAsync(_folder.Path, [], [.. _gate, "--retry-for", "0s", "--offline-verdict", file, "--keys", "keys.json"]);
    }

    [Fact]
    public async Task A_server_that_has_signed_nothing_yet_has_no_keys_to_trust()
    {
        await using var server = new LoopbackServer((_, response) => response.JsonAsync("""{"keys":[]}"""));

        var run = await ScorecardsCommand.RunAsync("gate-keys", "--server", server.Url.ToString());

        run.Code.Should().Be(0);
        run.Json["keys"]!.AsArray().Should().BeEmpty();
        run.Error.Should().Contain("signed nothing yet");
    }

    [Fact]
    public async Task An_offline_decision_is_json_with_what_the_verdict_says()
    {
        await using var gate = new FakeGate().Decide("allow").Answer(503, "text/plain", "");
        await gate.RunAsync(_folder.Path, [], [.. _gate, "--verdict-file", "verdict.json"]);

        var run = await gate.RunAsync(_folder.Path, [], [.. _gate, "--retry-for", "0s", "--offline-verdict", "verdict.json", "--json"]);

        run.Json["decision"]!.GetValue<string>().Should().Be("allow");
        run.Json["offline"]!.GetValue<bool>().Should().BeTrue();
        run.Json["verdict"]!["sub"]!.GetValue<string>().Should().Be("payments");
    }

    [Fact]
    public async Task A_verdict_that_the_keys_do_not_verify_is_not_kept()
    {
        using var forger = new VerdictSigner();
        await using var gate = new FakeGate().Decide("allow", a => a["verdict"] = forger.Sign(GateAnswers.Claims(a)));

        var run = await gate.RunAsync(_folder.Path, [], [.. _gate, "--verdict-file", "verdict.json"]);

        run.Code.Should().Be(0);
        run.Error.Should().Contain("do not verify");
        File.Exists(Path.Combine(_folder.Path, "verdict.json")).Should().BeFalse();
    }

    [Fact]
    public async Task A_decision_without_a_verdict_leaves_the_kept_one()
    {
        await using var gate = new FakeGate().Decide("allow", a => a["verdict"] = null);
        _folder.Write("verdict.json", "before");

        var run = await gate.RunAsync(_folder.Path, [], [.. _gate, "--verdict-file", "verdict.json"]);

        run.Code.Should().Be(0);
        run.Error.Should().Contain("online only");
        Read("verdict.json").Should().Be("before");
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder.Path, file));
}
