using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

public abstract class TokenConformance<TEngine> : StoreConformance<TEngine>
    where TEngine : IStoreEngine, new()
{
    [Fact]
    public async Task A_token_is_found_by_its_hash_only()
    {
        var token = Token("ci");

        (await Store.AddTokenAsync(token, "ann", default)).Should().BeTrue();

        (await Store.FindTokenAsync(token.Sha256, default)).Should().Be(token);
        (await Store.FindTokenAsync("other", default)).Should().BeNull();
        (await Store.FindTokenAsync("ci", default)).Should().BeNull();
    }

    [Fact]
    public async Task A_name_that_is_in_force_is_taken()
    {
        await Store.AddTokenAsync(Token("ci"), "ann", default);

        (await Store.AddTokenAsync(Token("ci", "hash-2"), "ann", default)).Should().BeFalse();

        (await Store.FindTokenAsync("hash-2", default)).Should().BeNull();
        (await Store.TokensAsync(default)).Should().Equal(Token("ci"));
    }

    [Fact]
    public async Task A_hash_that_is_in_force_is_taken()
    {
        await Store.AddTokenAsync(Token("ci"), "ann", default);

        (await Store.AddTokenAsync(Token("other", Token("ci").Sha256), "ann", default)).Should().BeFalse();
    }

    [Fact]
    public async Task A_revoked_token_is_listed_and_not_found()
    {
        await Store.AddTokenAsync(Token("ci"), "ann", default);

        (await Store.RevokeTokenAsync("ci", Now.AddDays(1), "ann", default)).Should().BeTrue();

        (await Store.FindTokenAsync(Token("ci").Sha256, default)).Should().BeNull();
        (await Store.TokensAsync(default)).Should().Equal(Token("ci") with { RevokedAt = Now.AddDays(1) });
    }

    [Fact]
    public async Task Only_a_token_in_force_can_be_revoked()
    {
        (await Store.RevokeTokenAsync("ci", Now, "ann", default)).Should().BeFalse();
        await Store.AddTokenAsync(Token("ci"), "ann", default);
        await Store.RevokeTokenAsync("ci", Now, "ann", default);

        (await Store.RevokeTokenAsync("ci", Now.AddDays(1), "ann", default)).Should().BeFalse();

        (await Store.TokensAsync(default)).Should().ContainSingle().Which.RevokedAt.Should().Be(Now);
    }

    [Fact]
    public async Task A_revoked_name_and_hash_can_be_used_again()
    {
        await Store.AddTokenAsync(Token("ci"), "ann", default);
        await Store.RevokeTokenAsync("ci", Now, "ann", default);
        var again = Token("ci") with { CreatedAt = Now.AddDays(1), Role = "admin" };

        (await Store.AddTokenAsync(again, "ann", default)).Should().BeTrue();

        (await Store.FindTokenAsync(again.Sha256, default)).Should().Be(again);
        (await Store.TokensAsync(default)).Should().Equal(Token("ci") with { RevokedAt = Now }, again);
    }

    [Fact]
    public async Task Tokens_are_listed_by_name()
    {
        foreach (var name in new[] { "b", "a", "C", "ä", "z" })
        {
            await Store.AddTokenAsync(Token(name), "ann", default);
        }

        (await Store.TokensAsync(default)).Select(token => token.Name).Should().Equal("C", "a", "b", "z", "ä");
    }

    [Fact]
    public async Task Of_many_that_take_a_name_at_once_one_gets_it()
    {
        var other = await OpenAsync();

        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            (number % 2 == 0 ? Store : other).AddTokenAsync(Token("ci", $"hash-{number}"), "ann", default))));

        added.Count(won => won).Should().Be(1);
        (await Store.TokensAsync(default)).Should().ContainSingle();
    }

    private AccessToken Token(string name, string? sha256 = null) => new(name, "reporter", sha256 ?? $"hash-of-{name}", Now, null);
}
