using System.Net;
using Microsoft.Extensions.Configuration;
using Scorecards.Server.Hosting;
using Scorecards.Silo.Cluster;

namespace Scorecards.Silo.Tests.Cluster;

public sealed class SiloSettingsTests
{
    [Fact]
    public void Without_settings_a_silo_is_a_cluster_of_its_own() => Read().Should().Be(new SiloOptions());

    [Fact]
    public void Every_setting_is_read() =>
        Read(("cluster", "Host=db"), ("clusterId", "blue"), ("siloAddress", "10.1.2.3"), ("siloPort", "1234"), ("gatewayPort", "30000"))
            .Should().Be(new SiloOptions { Cluster = "Host=db", ClusterId = "blue", SiloAddress = IPAddress.Parse("10.1.2.3"), SiloPort = 1234, GatewayPort = 30000 });

    [Theory]
    [InlineData("siloPort", "0")]
    [InlineData("siloPort", "65536")]
    [InlineData("siloPort", "-1")]
    [InlineData("siloPort", "eleven")]
    [InlineData("gatewayPort", "65536")]
    [InlineData("gatewayPort", " ")]
    [InlineData("siloAddress", "0.0.0.0")]
    [InlineData("siloAddress", "::")]
    [InlineData("siloAddress", "db.example.com")]
    [InlineData("clusterId", " ")]
    public void A_setting_that_cannot_be_used_is_told(string name, string value) =>
        FluentActions.Invoking(() => Read((name, value))).Should().Throw<SettingException>().WithMessage($"{name}*give*");

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        FluentActions.Invoking(() => Read(("clusterId", new string('x', 151)), ("siloPort", "x"), ("gatewayPort", "x"), ("siloAddress", "x")))
            .Should().Throw<SettingException>().Which.Message.Split(Environment.NewLine).Should().HaveCount(4);

    private static SiloOptions Read(params (string Name, string Value)[] settings) => SiloSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
}
