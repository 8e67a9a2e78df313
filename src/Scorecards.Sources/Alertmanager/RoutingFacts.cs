using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Alertmanager;

/// <summary>The routes and receivers of the configuration as facts.</summary>
internal static class RoutingFacts
{
    /// <summary>Who is told of an alert with exactly these labels.</summary>
    public static CelValue Receivers(RoutingConfig config, IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        var alert = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (label, value) in labels)
            alert[label] = value;
        var taking = config.Root.Taking(alert).DistinctBy(route => route.Receiver).ToList();
        return new FactFields
        {
            { "count", taking.Count },
            { "routed", !taking.Contains(config.Root) },
            { "integrations", taking.SelectMany(route => Integrations(config, route.Receiver)).Distinct() },
            {
                "receivers", CelValue.List([.. taking.Select(route => new FactFields
                {
                    { "name", route.Receiver },
                    { "integrations", Integrations(config, route.Receiver) },
                    { "mutedBy", route.MutedBy },
                }.ToValue())])
            },
        }.ToValue();
    }

    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Status(JsonElement status, RoutingConfig config) => new FactFields
    {
        { "version", status.Part("versionInfo")?.Text("version") },
        { "startedAt", status.Text("uptime") },
        { "cluster", status.Part("cluster")?.Text("status") },
        { "peers", status.Part("cluster")?.Part("peers") is { ValueKind: JsonValueKind.Array } peers ? peers.GetArrayLength() : 0 },
        { "routes", config.Root.Count },
        { "receivers", CelValue.List([.. config.Integrations.Select(receiver => new FactFields { { "name", receiver.Key }, { "integrations", receiver.Value } }.ToValue())]) },
    }.ToValue();

    private static IReadOnlyList<string> Integrations(RoutingConfig config, string receiver) => config.Integrations.GetValueOrDefault(receiver, []);
}
