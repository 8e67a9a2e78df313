using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

/// <summary>What <c>migrate-store</c> does between data folders, and what it refuses.</summary>
public sealed class MigrateStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_is_copied_and_told()
    {
        await FilledStore.FillAsync(Place("old"));

        var run = await RunAsync("old", "sqlite:new");

        run.Code.Should().Be(0, run.Error);
        run.Out.Should().MatchRegex(@"services +3\b").And.MatchRegex("sha256 [0-9a-f]{64}\n");
        run.Error.Should().Contain("the old one is as it was");
    }

    [Fact]
    public async Task A_store_that_holds_something_is_not_written_to()
    {
        await FilledStore.FillAsync(Place("old"));
        await FilledStore.FillAsync(Place("new"), services: 1);

        var run = await RunAsync("old", "new");

        run.Code.Should().Be(3);
        run.Error.Should().Contain("holds services already").And.NotContain("   at ");
        (await RunAsync("new", "third")).Out.Should().MatchRegex(@"services +1\b");
    }

    [Fact]
    public async Task A_store_is_not_copied_into_itself()
    {
        await FilledStore.FillAsync(Place("old"));

        (await RunAsync("old", "./old")).Code.Should().Be(3);

        (await RunAsync("old", "new")).Out.Should().MatchRegex(@"services +3\b");
    }

    [Fact]
    public async Task A_folder_without_a_database_is_refused_and_nothing_is_made()
    {
        Directory.CreateDirectory(Place("empty"));

        foreach (var from in new[] { "nowhere", "empty", "sqlite:nowhere" })
        {
            var run = await RunAsync(from, "new");

            run.Code.Should().Be(2);
            run.Error.Should().Contain("there is no database").And.Contain("--from");
        }

        Directory.EnumerateFileSystemEntries(_folder.Path).Should().Equal(Place("empty"));
        Directory.EnumerateFileSystemEntries(Place("empty")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Timeout=2", "cannot be reached")]
    [InlineData("Host=127.0.0.1;Prot=1", "cannot be read")]
    [InlineData("postgres://x:secret-word@127.0.0.1:port/x", "cannot be read")]
    public async Task An_address_that_leads_nowhere_is_told_without_its_password(string address, string message)
    {
        await FilledStore.FillAsync(Place("old"));

        foreach (var (from, to) in new[] { ("old", address), (address, "new") })
        {
            var run = await RunAsync(from, to);

            run.Code.Should().Be(3);
            run.Error.Should().Contain(message).And.NotContain("secret-word").And.NotContain("   at ");
        }

        Directory.Exists(Place("new")).Should().BeFalse("the store to read is opened first");
    }

    [Theory]
    [InlineData("--from old")]
    [InlineData("--to new")]
    [InlineData("--from old --too new")]
    public async Task Both_places_are_needed(string arguments)
    {
        var run = await ScorecardsCommand.RunAsync(_folder.Path, "", ["migrate-store", .. arguments.Split(' ')]);

        run.Code.Should().Be(2);
        run.Error.Should().Contain("migrate-store --help");
    }

    private Task<CommandResult> RunAsync(string from, string to) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", ["migrate-store", "--from", from, "--to", to]);

    private string Place(string name) => Path.Combine(_folder.Path, name);
}
