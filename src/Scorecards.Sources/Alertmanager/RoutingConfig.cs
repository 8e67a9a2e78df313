using Scorecards.Core.Yaml;

namespace Scorecards.Sources.Alertmanager;

/// <summary>
/// Of the configuration that Alertmanager shows, who gets which alert. Of a receiver only the kinds of its integrations are kept: the rest
/// holds addresses, and in some versions secrets.
/// </summary>
/// <param name="Integrations">The kinds of integrations (<c>pagerduty</c>, <c>slack</c> …) by the receiver's name.</param>
internal sealed record RoutingConfig(Route Root, IReadOnlyDictionary<string, IReadOnlyList<string>> Integrations)
{
    private const string Suffix = "_configs";

    // What the largest companies have, and less than would hold up anybody.
    private static readonly YamlLimits _limits = new(8 * 1024 * 1024, 500_000, YamlLimits.Deepest, AllowAliases: false);

    /// <exception cref="FormatException">It is not a configuration of Alertmanager.</exception>
    public static RoutingConfig Read(string text)
    {
        var yaml = YamlReader.Read(text, "configuration", _limits);
        if (yaml.Problems is [var problem, ..])
            throw new FormatException(problem.ToString());
        if (yaml.Documents is not [YamlMap config] || config["route"] is not YamlMap route)
            throw new FormatException("the configuration has no route");
        var receivers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var receiver in Maps(config["receivers"]))
        {
            receivers[Text(receiver["name"])] = [.. receiver.Entries
                .Where(entry => entry.Key.Text.EndsWith(Suffix, StringComparison.Ordinal) && entry.Value is YamlList { Items.Count: > 0 })
                .Select(entry => entry.Key.Text[..^Suffix.Length])];
        }

        return new RoutingConfig(ReadRoute(route, ""), receivers);
    }

    // The depth of YAML is bounded, and so is this.
    private static Route ReadRoute(YamlMap route, string above)
    {
        var receiver = Text(route["receiver"]) is { Length: > 0 } own ? own : above;
        IEnumerable<LabelMatcher> matchers =
        [
            .. Pairs(route["match"]).Select(pair => new LabelMatcher(pair.Key, pair.Value, isRegex: false, isEqual: true)),
            .. Pairs(route["match_re"]).Select(pair => new LabelMatcher(pair.Key, pair.Value, isRegex: true, isEqual: true)),
            .. Texts(route["matchers"]).SelectMany(MatcherText.Read),
        ];
        return new Route(receiver, [.. matchers], Text(route["continue"]) == "true", [.. Texts(route["mute_time_intervals"])],
            [.. Maps(route["routes"]).Select(child => ReadRoute(child, receiver))]);
    }

    private static string Text(YamlNode? node) => node is YamlScalar { IsNull: false } scalar ? scalar.Text : "";

    private static IEnumerable<string> Texts(YamlNode? node) => node is YamlList list ? list.Items.OfType<YamlScalar>().Select(item => item.Text) : [];

    private static IEnumerable<YamlMap> Maps(YamlNode? node) => node is YamlList list ? list.Items.OfType<YamlMap>() : [];

    private static IEnumerable<KeyValuePair<string, string>> Pairs(YamlNode? node) =>
        node is YamlMap map ? map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Text(entry.Value))) : [];
}
