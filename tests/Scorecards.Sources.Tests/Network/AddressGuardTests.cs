using System.Net;
using System.Net.Sockets;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Tests.Network;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("public.example", "93.184.216.34")]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    [InlineData("db.internal", "10.0.0.5", "db.internal")]
    [InlineData("db.internal", "10.0.0.5", "10.0.0.0/8")]
    [InlineData("db.internal", "10.0.0.5", "db.internal:80")]
    [InlineData("meta.internal", "169.254.169.254", "169.254.169.254")]
    public async Task What_is_public_or_listed_is_dialled(string host, string address, params string[] allow)
    {
        var checkedAddresses = await Guard(allow, address).CheckAsync(host, 80, default);

        checkedAddresses.Should().Equal(IPAddress.Parse(address.Length > 0 ? address : host));
    }

    [Theory]
    [InlineData("db.internal", "10.0.0.5", "*add 'db.internal:80'*")]
    [InlineData("db.internal", "10.0.0.5", "*", "db.internal:81")]
    [InlineData("db.internal", "10.0.0.5", "*", "other.internal")]
    [InlineData("127.0.0.1", "", "*loopback*add '127.0.0.1:80'*")]
    [InlineData("[::1]", "", "*loopback*")]
    [InlineData("0.0.0.0", "", "*never dialled", "0.0.0.0/0")]
    [InlineData("rebound.example", "169.254.169.254", "*metadata*add the address '169.254.169.254:80'*", "rebound.example")]
    [InlineData("rebound.example", "fe80::1", "*add the address '?fe80::1?:80'*", "rebound.example")]
    public async Task What_is_inside_and_not_listed_is_refused_with_a_remedy(string host, string address, string message, params string[] allow)
    {
        var check = () => Guard(allow, address).CheckAsync(host, 80, default);

        await check.Should().ThrowAsync<BlockedAddressException>().WithMessage(message);
    }

    [Fact]
    public async Task Of_mixed_addresses_only_the_allowed_are_dialled()
    {
        var guard = Guard(["127.0.0.1"], "::1", "127.0.0.1", "10.0.0.1");

        (await guard.CheckAsync("localhost", 80, default)).Should().Equal(IPAddress.Loopback);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(6379)]
    public async Task A_port_of_another_protocol_needs_an_entry_with_the_port(int port)
    {
        var refused = () => Guard([], "93.184.216.34").CheckAsync("public.example", port, default);
        await refused.Should().ThrowAsync<BlockedAddressException>();

        (await Guard([$"public.example:{port}"], "93.184.216.34").CheckAsync("public.example", port, default)).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_port_entry_for_one_host_does_not_open_the_port_of_another()
    {
        var check = () => Guard(["mail.internal:25"], "93.184.216.34").CheckAsync("public.example", 25, default);

        await check.Should().ThrowAsync<BlockedAddressException>();
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1", 5080, true)]
    [InlineData("127.0.0.1", "", 5080, true)]
    [InlineData("127.0.0.1", "", 5081, false)]
    [InlineData("scorecards.corp", "10.0.0.9", 443, true)]
    [InlineData("other.corp", "10.0.0.9", 443, false)]
    public async Task The_server_may_look_at_itself_and_at_nothing_beside(string host, string address, int port, bool allowed)
    {
        var guard = new AddressGuard(
            AllowList.Empty,
            () => [new Uri("http://0.0.0.0:5080"), new Uri("https://scorecards.corp")],
            (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));

        var check = () => guard.CheckAsync(host, port, default);

        if (allowed)
            (await check()).Should().HaveCount(1);
        else
            await check.Should().ThrowAsync<BlockedAddressException>();
    }

    [Fact]
    public async Task A_name_without_addresses_is_a_failed_look_up()
    {
        var check = () => Guard([]).CheckAsync("nowhere.example", 80, default);

        await check.Should().ThrowAsync<SocketException>();
    }

    private static AddressGuard Guard(string[] allow, params string[] addresses) =>
        new(AllowListTests.Read(allow), () => [], (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
}
