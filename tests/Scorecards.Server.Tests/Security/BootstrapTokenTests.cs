using Scorecards.Core.Runtime;
using Scorecards.Server.Security;
using Scorecards.Storage.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Security;

public sealed class BootstrapTokenTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _console = new();
    private readonly SqliteStore _store;

    public BootstrapTokenTests() => _store = new SqliteStore(_folder.Path, TimeProvider.System);

    public Task InitializeAsync() => _store.InitializeAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task The_first_start_prints_an_admin_token_that_is_in_force()
    {
        (await EnsureAsync(null)).Should().BeNull();

        var text = _console.ToString().Split().Single(w => w.StartsWith(TokenFactory.Prefix, StringComparison.Ordinal));
        (await _store.FindTokenAsync(TokenFactory.Hash(text), CancellationToken.None)).Should().BeEquivalentTo(new { Name = "admin", Role = "admin" });
    }

    [Fact]
    public async Task A_later_start_makes_and_prints_nothing_even_when_all_tokens_were_revoked()
    {
        await EnsureAsync(null);
        await _store.RevokeTokenAsync("admin", DateTimeOffset.UtcNow, "ann", CancellationToken.None);
        var printed = _console.ToString();

        await EnsureAsync(null);

        _console.ToString().Should().Be(printed);
        (await _store.TokensAsync(CancellationToken.None)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_that_was_brought_is_kept_and_not_printed()
    {
        const string Brought = "ssc_0123456789012345678901234567890123456789";

        (await EnsureAsync(Brought)).Should().BeNull();

        _console.ToString().Should().BeEmpty();
        (await _store.FindTokenAsync(TokenFactory.Hash(Brought), CancellationToken.None))!.Role.Should().Be("admin");
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssc_tooshort")]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("ssc_0123456789012345678901234567 0123456789")]
    public async Task A_brought_token_that_is_none_is_refused_without_being_shown(string brought)
    {
        var error = await EnsureAsync(brought);

        error.Should().StartWith("SCORECARDS_ADMIN_TOKEN is no token");
        if (brought.Length > 0)
        {
            error.Should().NotContain(brought);
        }

        (await _store.TokensAsync(CancellationToken.None)).Should().BeEmpty();
    }

    private Task<string?> EnsureAsync(string? brought) =>
        new BootstrapToken(_store, TimeProvider.System).EnsureAsync(brought, _console, CancellationToken.None);
}
