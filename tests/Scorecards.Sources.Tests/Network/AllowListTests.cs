using System.Net;
using Scorecards.Core;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Tests.Network;

public sealed class AllowListTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", 80, true)]
    [InlineData("10.0.0.0/8", "11.1.2.3", 80, false)]
    [InlineData("10.0.0.0/8:9090", "10.1.2.3", 9090, true)]
    [InlineData("10.0.0.0/8:9090", "10.1.2.3", 80, false)]
    [InlineData("127.0.0.1", "127.0.0.1", 1, true)]
    [InlineData("127.0.0.1", "127.0.0.2", 1, false)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", 1, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", 1, true)]
    [InlineData("127.0.0.1:9090", "127.0.0.1", 9091, false)]
    [InlineData("::1", "::1", 5, true)]
    [InlineData("[::1]", "::1", 5, true)]
    [InlineData("[::1]:5", "::1", 5, true)]
    [InlineData("[::1]:5", "::1", 6, false)]
    [InlineData("fd00::/8", "fd12::1", 5, true)]
    [InlineData("[fd00::]/8:5", "fd12::1", 5, true)]
    [InlineData("[fd00::]/8:5", "fd12::1", 6, false)]
    [InlineData("fe80::1", "fe80::1%3", 5, true)]
    public void An_entry_covers_addresses(string entry, string address, int port, bool expected) =>
        Read(entry).HasAddress(IPAddress.Parse(address), port).Should().Be(expected);

    [Theory]
    [InlineData("prometheus.internal", "prometheus.internal", 9090, true)]
    [InlineData("Prometheus.Internal.", "PROMETHEUS.internal", 9090, true)]
    [InlineData("prometheus.internal:9090", "prometheus.internal", 9091, false)]
    [InlineData("prometheus.internal", "evil-prometheus.internal", 80, false)]
    [InlineData("prometheus.internal", "prometheus.internal.evil.example", 80, false)]
    [InlineData("*.corp.example", "a.b.corp.example", 80, true)]
    [InlineData("*.corp.example", "corp.example", 80, false)]
    [InlineData("*.corp.example", "evilcorp.example", 80, false)]
    [InlineData("bücher.example", "xn--bcher-kva.example", 80, true)]
    [InlineData("10.0.0.0/8", "10.1.2.3", 80, true)]
    public void An_entry_covers_hosts(string entry, string host, int port, bool expected) =>
        Read(entry).HasHost(host, port).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("http://host")]
    [InlineData("host/path")]
    [InlineData("host:0")]
    [InlineData("host:99999")]
    [InlineData("host:http")]
    [InlineData("10.1.0.0/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("user@host")]
    [InlineData("a b")]
    [InlineData("[::1")]
    public void A_wrong_entry_is_a_problem_at_its_place(string entry)
    {
        var problems = new List<Problem>();

        AllowList.Parse([new Located<string>(entry, 7, 9)], "source.yaml", problems);

        problems.Should().ContainSingle().Which.Should().Match<Problem>(problem => problem.Line == 7 && problem.Column == 9 && problem.Hint != null);
    }

    internal static AllowList Read(params string[] entries)
    {
        var problems = new List<Problem>();
        var list = AllowList.Parse(entries.Select(entry => new Located<string>(entry, 1, 1)), "test", problems);
        problems.Should().BeEmpty();
        return list;
    }
}
