using System.Globalization;
using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Server.Demo;

/// <summary>A make-believe company: 8 teams with 60 services that call each other. The same on every machine.</summary>
internal static class DemoCompany
{
    private static readonly (string Team, string System, string[] Services)[] _teams =
    [
        ("payments", "checkout", ["card-gateway", "invoicing", "refunds", "fraud-scoring", "ledger", "payouts", "tax-rules", "wallet"]),
        ("storefront", "shop", ["web-shop", "product-pages", "basket", "recommendations", "reviews", "wishlist", "promotions", "gift-cards"]),
        ("search", "shop", ["search-api", "search-indexer", "autocomplete", "ranking", "synonyms", "search-analytics", "catalog-feed"]),
        ("logistics", "delivery", ["warehouse", "stock-levels", "parcel-tracking", "route-planner", "returns", "carrier-bridge", "label-printer", "delivery-slots"]),
        ("identity", "accounts", ["login", "sessions", "profile", "consent", "address-book", "loyalty", "account-recovery"]),
        ("messaging", "accounts", ["mailer", "push-sender", "sms-bridge", "templates", "preferences", "chat", "notification-feed"]),
        ("data", "insight", ["event-collector", "data-lake", "reporting", "experiments", "forecasting", "attribution", "price-watch"]),
        ("platform", "foundation", ["edge-proxy", "feature-flags", "config-store", "secret-broker", "job-runner", "image-resizer", "rate-limiter", "audit-trail"]),
    ];

    /// <summary>Has people asked whether a service may be launched.</summary>
    private static readonly Dictionary<string, string> _meeting = new() { ["scorecards.dev/go-or-no-go"] = "meeting" };

    public static ServiceCatalog Catalog { get; } = Build();

    private static ServiceCatalog Build()
    {
        var names = _teams.SelectMany(t => t.Services).ToArray();
        var services = _teams
            .SelectMany(t => t.Services.Select(name => Describe(name, t.Team, t.System, names)))
            .ToDictionary(s => s.Id, StringComparer.OrdinalIgnoreCase);
        return new ServiceCatalog(
            services,
            _teams.ToDictionary(t => t.Team, t => new Team(t.Team, Title(t.Team), $"Make-believe team with {t.Services.Length} services.", null), StringComparer.OrdinalIgnoreCase),
            _teams.GroupBy(t => t.System).ToDictionary(g => g.Key, g => new CatalogSystem(g.Key, Title(g.Key), null, g.First().Team), StringComparer.OrdinalIgnoreCase),
            []);
    }

    private static Service Describe(string name, string team, string system, string[] names)
    {
        var hash = StableHash.Of(name);
        var tier = (int)(hash % 10) switch { < 2 => 1, < 5 => 2, < 9 => 3, _ => 4 };
        var host = $"https://{name}.example.com";
        var isBeforeLaunch = hash % 13 == 0;
        var description = $"Make-believe service of the {team} team, here to look around with.";
        var lifecycle = isBeforeLaunch ? "experimental" : "production";
        return ServiceJson.WithDigest(new Service
        {
            Id = name,
            Name = name,
            Title = Title(name),
            Description = description,
            Team = team,
            System = system,
            Type = "service",
            Lifecycle = lifecycle,
            Tier = tier,
            Tags = ["make-believe"],
            Annotations = new SortedDictionary<string, string>(isBeforeLaunch ? _meeting : [], StringComparer.Ordinal)
            {
                ["scorecards.dev/tier"] = tier.ToString(CultureInfo.InvariantCulture),
                ["scorecards.dev/repository"] = $"https://git.example.com/{team}/{name}.git",
                ["scorecards.dev/url"] = $"{host}/",
                ["scorecards.dev/health-url"] = $"{host}/health",
                ["scorecards.dev/metrics-url"] = $"{host}/metrics",
                ["scorecards.dev/openapi-url"] = $"{host}/openapi.json",
            },
            DependsOn = [.. Enumerable.Range(1, (int)(hash % 4)).Select(i => names[StableHash.Of($"{name}{i}") % (ulong)names.Length]).Where(d => d != name).Distinct()],
            Entity = Map(
                ("kind", CelValue.Of("Component")),
                ("metadata", Map(("description", CelValue.Of(description)))),
                ("spec", Map(("lifecycle", CelValue.Of(lifecycle))))),
            Origin = "demo",
        });
    }

    private static CelValue Map(params (string Key, CelValue Value)[] entries) => CelValue.Map([.. entries.Select(e => KeyValuePair.Create(e.Key, e.Value))]);

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
