using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests.Auditing;

public sealed class AuditTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _now = new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero).AddTicks(7);

    private readonly TempFolder _folder = new();
    private readonly TestSigner _signer = new();
    private AuditHead _head = null!;
    private string _export = null!;

    public async Task InitializeAsync()
    {
        await using var store = StoreFactory.Create(Path.Combine(_folder.Path, "data"), TimeProvider.System);
        await store.InitializeAsync(default);
        for (var number = 0; number < 6; number++)
        {
            await store.AddTokenAsync(new AccessToken($"ci-{number}", "reporter", $"hash-{number}", _now.AddSeconds(number), null), "ann ☕", default);
        }

        await store.SealAsync(100, default);
        _head = _signer.Head((await store.LastSealedAsync(default))!, _now);
        await store.AddHeadAsync(_head, default);
        await store.AddSigningKeyAsync(_signer.Published, default);
        _export = string.Concat((await store.ChainAsync(0, 100, default)).Select(row => AuditLine.Write(row) + "\n"));
        _folder.Write("audit.jsonl", _export);
        _folder.Write("head.json", HeadJson());
        _folder.Write("keys.json", KeysJson());
    }

    public Task DisposeAsync()
    {
        _signer.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_store_whose_log_is_as_it_was_written_is_whole()
    {
        var run = await RunAsync("verify");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Be("whole: 6 rows up to 6, held against 1 signed ends\n");
        var json = await RunAsync("verify", "--json", "--keys", "keys.json");
        json.Code.Should().Be(0, json.Error);
        json.Json.ToJsonString().Should().Be("""{"whole":true,"rows":6,"lastSeq":6,"heads":1,"unsealed":0,"faultCount":0,"faults":[]}""");
    }

    [Fact]
    public async Task Each_bad_row_of_a_store_is_named()
    {
        await ChangeAsync("UPDATE audit SET actor = 'eve' WHERE seq = 3; DELETE FROM audit WHERE seq = 5");

        var run = await RunAsync("verify");

        run.Code.Should().Be(1);
        run.Out.Should().MatchRegex(@"^row 3 \([0-9a-f]{32}\): its hash is not of what it says\nrow 6 \([0-9a-f]{32}\): row 5 before it is missing\nbroken: 2 faults in 5 rows up to 6, held against 1 signed ends\n$");
        (await RunAsync("verify", "--json")).Json["faults"]![0]!["number"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task A_chain_that_was_made_anew_with_keys_of_its_own_does_not_pass_those_kept_elsewhere()
    {
        using var eve = new TestSigner();
        _folder.Write("others.json", JsonSerializer.Serialize(new { keys = new[] { Jwk(eve) } }));

        var run = await RunAsync("verify", "--keys", "others.json");

        run.Code.Should().Be(1);
        run.Out.Should().StartWith("head 6: it is signed by none of the keys\n");
    }

    [Fact]
    public async Task An_export_reads_back_whole_and_a_change_in_it_is_found()
    {
        (await RunAsync("export")).Out.Should().Be(_export);
        (await RunAsync("export", "--after", "5")).Out.Should().Be(_export.Split('\n')[5] + "\n");

        var whole = await RunAsync("verify", "audit.jsonl", "--head", "head.json", "--keys", "keys.json");
        whole.Code.Should().Be(0, whole.Error);

        _folder.Write("audit.jsonl", _export.Replace("ci-2", "ci-9", StringComparison.Ordinal));
        var changed = await RunAsync("verify", "audit.jsonl");
        changed.Code.Should().Be(1);
        changed.Out.Should().StartWith("row 3 (");
        changed.Error.Should().Contain("--head");

        _folder.Write("audit.jsonl", _export.Replace("\"seq\":4,", "\"seq\": 4,", StringComparison.Ordinal));
        (await RunAsync("verify", "audit.jsonl")).Out.Should().StartWith("line 4: it is not as it was exported\nrow 5 (");
    }

    [Fact]
    public async Task An_export_that_was_cut_off_does_not_pass_a_signed_end()
    {
        _folder.Write("audit.jsonl", string.Join('\n', _export.Split('\n').Take(4)));

        (await RunAsync("verify", "audit.jsonl")).Code.Should().Be(0, "the chain alone cannot tell");
        var run = await RunAsync("verify", "audit.jsonl", "--head", "head.json", "--keys", "keys.json");

        run.Code.Should().Be(1);
        run.Out.Should().StartWith("head 6: the chain ends at row 4, before this head: it was cut off\n");
    }

    [Fact]
    public async Task An_export_from_the_middle_is_verified_when_it_is_said_where_it_begins()
    {
        _folder.Write("audit.jsonl", string.Join('\n', _export.Split('\n').Skip(3)));

        (await RunAsync("verify", "audit.jsonl", "--after", "3")).Code.Should().Be(0);
        (await RunAsync("verify", "audit.jsonl")).Out.Should().Contain("rows 1 to 3 before it are missing");
    }

    [Theory]
    [InlineData("missing.jsonl", "missing.jsonl")]
    [InlineData("keys.json", "holds no entry of an audit log")]
    [InlineData("audit.jsonl --head head.json", "--keys")]
    [InlineData("audit.jsonl --head keys.json --keys keys.json", "is no signed end of an audit log")]
    [InlineData("audit.jsonl --keys missing.json", "missing.json")]
    [InlineData("audit.jsonl --data data", "verify one of them")]
    [InlineData("audit.jsonl --after -1", "--after")]
    [InlineData("--head head.json --keys keys.json", "name the export")]
    [InlineData("--data elsewhere", "there is no data folder 'elsewhere'")]
    [InlineData("--data data --server http://127.0.0.1:1", "name one of them")]
    public async Task Bad_input_is_told(string arguments, string said)
    {
        var run = await RunAsync(["verify", .. arguments.Split(' ')]);

        run.Code.Should().Be(2);
        run.Error.Should().Contain(said);
        run.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_is_verified_by_its_export_and_the_end_it_has_signed()
    {
        await using var server = Server(_export);

        var run = await RunAsync("verify", "--server", server.Url.ToString());

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Be("whole: 6 rows up to 6, held against 1 signed ends\n");
        (await RunAsync("export", "--server", server.Url.ToString())).Out.Should().Be(_export);
    }

    [Fact]
    public async Task A_server_that_has_cut_its_log_off_is_found_out()
    {
        await using var server = Server(string.Join('\n', _export.Split('\n').Take(5)));

        (await RunAsync("verify", "--server", server.Url.ToString())).Code.Should().Be(1);
    }

    [Fact]
    public async Task A_server_that_has_signed_nothing_yet_is_verified_by_its_chain()
    {
        await using var server = Server(_export, head: """{"type":"urn:scorecards:nothing-signed","title":"Nothing is signed yet","status":404}""");

        var run = await RunAsync("verify", "--server", server.Url.ToString());

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().Contain("0 signed ends");
    }

    [Fact]
    public async Task A_server_that_breaks_off_is_away()
    {
        await using var server = new LoopbackServer(async (request, response) =>
        {
            if (!request.Path.EndsWith("/export", StringComparison.Ordinal))
            {
                await AnswerAsync(request, response, "", HeadJson());
                return;
            }

            await response.RawAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nContent-Type: application/jsonl\r\n\r\n" + _export);
            response.Reset();
        });

        (await RunAsync("verify", "--server", server.Url.ToString())).Code.Should().Be(3);
        (await RunAsync("verify", "--server", "http://127.0.0.1:1")).Code.Should().Be(3);
    }

    [Fact]
    public async Task The_log_is_listed_newest_first()
    {
        var run = await RunAsync("list", "--limit", "2");
        run.Out.Should().MatchRegex(@"SEQ +AT +ACTOR +ACTION +SUBJECT\n +6 +2030-01-15 12:00:05Z +ann ☕ +token\.created +ci-5\n +5 .*ci-4\n$");
        run.Error.Should().Contain("2 of 6");

        var json = await RunAsync("list", "--subject", "ci-3", "--json");
        json.Json["total"]!.GetValue<int>().Should().Be(1);
        json.Json["items"]![0]!["body"]!["name"]!.GetValue<string>().Should().Be("ci-3");

        await using var server = new LoopbackServer((_, response) => response.JsonAsync(json.Out));
        (await RunAsync("list", "--actor", "ann", "--server", server.Url.ToString())).Out.Should().Contain("ci-3");
        server.Requests.Single().Query("actor").Should().Equal("ann");
    }

    private LoopbackServer Server(string export, string? head = null) => new((request, response) => AnswerAsync(request, response, export, head ?? HeadJson()));

    private Task AnswerAsync(LoopbackRequest request, LoopbackResponse response, string export, string head) => request.Path switch
    {
        "/api/v1/gate/keys" => response.JsonAsync(KeysJson()),
        "/api/v1/audit/head" => head.Contains("urn:", StringComparison.Ordinal) ? response.SendAsync(404, "application/problem+json", head) : response.JsonAsync(head),
        _ => response.SendAsync(200, "application/jsonl", export),
    };

    private string HeadJson() => JsonSerializer.Serialize(new { seq = _head.Seq, hash = _head.Hash, at = _head.At, jws = _head.Jws });

    private string KeysJson() => JsonSerializer.Serialize(new { keys = new[] { Jwk(_signer) } });

    private static JsonObject Jwk(TestSigner signer) => new()
    {
        ["kty"] = "EC",
        ["crv"] = "P-256",
        ["kid"] = signer.Published.Id,
        ["x"] = signer.Published.X,
        ["y"] = signer.Published.Y,
        ["use"] = "sig",
        ["alg"] = "ES256",
    };

    private async Task ChangeAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "data", "scorecards.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", [.. arguments.Prepend("audit")]);
}
