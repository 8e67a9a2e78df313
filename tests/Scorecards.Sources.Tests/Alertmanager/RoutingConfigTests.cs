using Scorecards.Sources.Alertmanager;

namespace Scorecards.Sources.Tests.Alertmanager;

/// <summary>The tree of routes, by the rules of https://prometheus.io/docs/alerting/latest/configuration/#route.</summary>
public sealed class RoutingConfigTests
{
    private const string Shop = """
        route:
          receiver: default
          routes:
          - receiver: first
            match: { team: a }
            continue: true
          - matchers: [ 'team=~"a|b"' ]
            routes:
            - receiver: deep
              matchers: [ 'severity="page",area!=""' ]
            - receiver: numbers
              match_re: { code: 5.. }
              mute_time_intervals: [ nights ]
          - receiver: never
            matchers: [ 'team="a"' ]
        receivers:
        - name: default
        - name: first
          slack_configs: [ { channel: x } ]
          webhook_configs: []
        """;

    [Theory]
    [InlineData("", "default")]
    [InlineData("team=x", "default")]
    [InlineData("team=a", "first default")]
    [InlineData("team=b", "default")]
    [InlineData("team=b,severity=page", "default")]
    [InlineData("team=b,severity=page,area=x", "deep")]
    [InlineData("team=a,severity=page,area=x", "first deep")]
    [InlineData("team=b,code=503", "numbers")]
    [InlineData("team=b,code=5033", "default")]
    public void The_deepest_route_that_matches_takes_the_alert(string labels, string receivers)
    {
        var alert = labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        RoutingConfig.Read(Shop).Root.Taking(alert).Select(route => route.Receiver).Should().Equal(receivers.Split(' '));
    }

    [Fact]
    public void Only_the_kinds_of_integrations_are_kept_of_a_receiver()
    {
        var config = RoutingConfig.Read(Shop);

        config.Integrations["default"].Should().BeEmpty();
        config.Integrations["first"].Should().Equal("slack");
        config.Root.Count.Should().Be(6);
        config.Root.Taking(new Dictionary<string, string> { ["team"] = "b", ["code"] = "500" }).Should().ContainSingle().Which.MutedBy.Should().Equal("nights");
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("receivers: []")]
    [InlineData("route: []")]
    [InlineData("route: { matchers: ['a=~\"(\"'] }")]
    [InlineData("route: {")]
    public void What_is_no_configuration_is_told(string text)
    {
        var reading = () => RoutingConfig.Read(text);

        reading.Should().Throw<FormatException>();
    }

    [Fact]
    public void A_tree_that_is_too_deep_is_refused_and_does_not_end_the_process()
    {
        var reading = () => RoutingConfig.Read("route: " + string.Concat(Enumerable.Repeat("{routes: [", 50_000)));

        reading.Should().Throw<FormatException>();
    }
}
