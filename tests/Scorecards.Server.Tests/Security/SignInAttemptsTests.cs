using System.Net;
using Scorecards.Server.Security;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Security;

public sealed class SignInAttemptsTests
{
    private static readonly IPAddress _someone = IPAddress.Parse("192.0.2.7");

    private readonly FakeClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly SignInAttempts _attempts;

    public SignInAttemptsTests() => _attempts = new SignInAttempts(_clock);

    [Fact]
    public void After_ten_that_failed_an_address_waits_until_the_minute_is_over()
    {
        Begin(_someone, SignInAttempts.Most).Should().OnlyContain(may => may);
        _clock.Advance(TimeSpan.FromSeconds(20));

        _attempts.TryBegin(_someone, out var wait).Should().BeFalse();
        wait.Should().Be(TimeSpan.FromSeconds(40));

        _clock.Advance(wait);
        Begin(_someone, SignInAttempts.Most).Should().OnlyContain(may => may);
    }

    [Fact]
    public void Attempts_that_are_right_do_not_count()
    {
        for (var i = 0; i < 3 * SignInAttempts.Most; i++)
        {
            _attempts.TryBegin(_someone, out _).Should().BeTrue();
            _attempts.Succeeded(_someone);
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.8", false)]
    [InlineData("192.0.2.7", "::ffff:192.0.2.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_network_of_version_6_count_as_one(string one, string other, bool same)
    {
        Begin(IPAddress.Parse(one), SignInAttempts.Most);

        _attempts.TryBegin(IPAddress.Parse(other), out _).Should().Be(!same);
    }

    [Fact]
    public async Task Attempts_at_once_are_all_counted()
    {
        var may = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => _attempts.TryBegin(_someone, out var _))));

        may.Count(m => m).Should().Be(SignInAttempts.Most);
    }

    private List<bool> Begin(IPAddress address, int times) => [.. Enumerable.Range(0, times).Select(_ => _attempts.TryBegin(address, out var _))];
}
