using Scorecards.Core.Runtime;
using Scorecards.Storage;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class TokenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_token_is_shown_once_is_good_beside_a_running_server_and_ends_when_it_is_revoked()
    {
        await using var server = StoreFactory.Create(Path.Combine(_folder.Path, "data"), TimeProvider.System);
        await server.InitializeAsync(CancellationToken.None);

        var created = await Run("create", "ci-reports", "--role", "reporter");
        created.Code.Should().Be(0);
        var text = created.Out.TrimEnd('\n');
        text.Should().MatchRegex("^ssc_[A-Za-z0-9_-]{43}$");
        (await Find(server, text)).Should().BeEquivalentTo(new { Name = "ci-reports", Role = "reporter" });

        var listed = await Run("list", "--json");
        listed.Json["total"]!.GetValue<int>().Should().Be(1);
        listed.Json["items"]![0]!["name"]!.GetValue<string>().Should().Be("ci-reports");
        listed.Out.Should().NotContain("ssc_").And.NotContain("sha256");

        (await Run("revoke", "ci-reports")).Code.Should().Be(0);
        (await Find(server, text)).Should().BeNull();
        (await Run("list")).Out.Should().MatchRegex(@"ci-reports +reporter +\S+ \S+Z +\d{4}-");

        static Task<AccessToken?> Find(IStore store, string text) => store.FindTokenAsync(TokenFactory.Hash(text), CancellationToken.None);
    }

    [Fact]
    public async Task A_name_is_taken_until_its_token_is_revoked()
    {
        var first = await Run("create", "ci", "--role", "admin", "--json");
        first.Json["token"]!.GetValue<string>().Should().StartWith("ssc_");

        var second = await Run("create", "ci", "--role", "approver");
        second.Code.Should().Be(2);
        second.Out.Should().BeEmpty();
        second.Error.Should().Contain("token revoke ci");

        var unknown = await Run("revoke", "cj");
        unknown.Code.Should().Be(2);
        unknown.Error.Should().Contain("did you mean 'ci'?");
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_not_filled_with_an_empty_store()
    {
        var run = await Run("list");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("--data");
        Directory.Exists(Path.Combine(_folder.Path, "data")).Should().BeFalse();
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_away()
    {
        _folder.Write("data/scorecards.db", new string('x', 10_000));

        var run = await Run("create", "ci", "--role", "reporter");

        run.Code.Should().Be(3);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain("not a database");
    }

    private Task<CommandResult> Run(params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", [.. arguments.Prepend("token")]);
}
