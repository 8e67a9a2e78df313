using System.Globalization;
using System.Text;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.GitHub;

/// <summary>
/// How many requests it takes to keep a company's facts from GitHub fresh, and how long that is within one limit: measured on a few services
/// with checks that are shipped, and multiplied.
/// </summary>
internal static class RequestPlan
{
    /// <summary>What is sent of the 5,000 requests that GitHub allows in an hour.</summary>
    private const int AnHour = 3500;

    /// <summary>One in so many repositories is pushed to within an hour.</summary>
    private const int PushedOneIn = 10;

    /// <summary>What no webhook tells of, and is asked every six hours.</summary>
    private static readonly string[] _untold = ["access", "environments", "queue"];

    private static readonly int[] _services = [100, 1000, 5000];
    private static readonly int[] _checks = [5, 10, 20];

    /// <summary>The table as it stands in the README of the kind.</summary>
    public static async Task<string> TableAsync()
    {
        var table = new StringBuilder("""
            | services | checks | everything once | hours | again, with kept answers | hours | webhooks, an app: an hour | webhooks, a token: an hour |
            | --- | --- | --- | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var checks in _checks)
        {
            var cost = await MeasureAsync(checks);
            foreach (var services in _services)
                table.Append(Row(services, checks, cost));
        }

        return table.ToString();
    }

    private static string Row(int services, int checks, Cost cost)
    {
        var once = services * cost.First;
        var again = Mixed(services, cost);
        // Whoever was pushed to is asked about at once, everyone else once a day. An app pays for all of it: its token is another by then.
        var byApp = (services / PushedOneIn * cost.First) + (services * (cost.First - cost.Untold) / 24) + (services * cost.Untold / 6);
        var byToken = (services / PushedOneIn * cost.Pushed) + (services * cost.Unchanged / 24);
        return string.Create(CultureInfo.InvariantCulture, $"| {services:N0} | {checks} | {once:N0} | {Hours(once)} | {again:N0} | {Hours(again)} | {Fits(byApp)} | {Fits(byToken)} |\n");
    }

    private static int Mixed(int services, Cost cost) => (services / PushedOneIn * cost.Pushed) + ((services - (services / PushedOneIn)) * cost.Unchanged);

    private static string Hours(int requests) => ((double)requests / AnHour).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Fits(int requests) => string.Create(CultureInfo.InvariantCulture, $"{requests:N0}{(requests > AnHour ? ": too many" : "")}");

    /// <summary>Asks all that so many checks ask of a service: for the first time, again with nothing changed, and again after a push.</summary>
    private static async Task<Cost> MeasureAsync(int checks)
    {
        var clock = new FakeClock();
        using var folder = new TempFolder();
        await using var server = new FakeGitHub(clock);
        var definitions = DefinitionLoader.Load([.. Shipped(), Document(server.Url)], SourceRegistry.Kinds).Set ?? throw new InvalidOperationException("the shipped checks do not load");
        var context = new SourceContext { CacheFolder = folder.Path, Clock = clock, Environment = _ => "token" };
        using var sources = SourceRegistry.Create(definitions.Sources.Values, context);
        var service = new Service { Id = "shop", Name = "shop", Annotations = new Dictionary<string, string> { ["github.com/project-slug"] = "acme/shop" } };
        var asking = FactPlan.For(definitions, service, "http://127.0.0.1").Checks.Where(check => check.Facts.Count > 0 && check.Facts.All(fact => fact.Key.Source is "repo" or "ci"))
            .OrderBy(check => check.Check.Name, StringComparer.Ordinal).ToList();
        if (asking.Count < checks)
            throw new InvalidOperationException($"only {asking.Count} shipped checks ask repo or ci");
        // Spread over all of them, since neighbours by name ask for the same.
        var chosen = Enumerable.Range(0, checks).Select(i => asking[i * asking.Count / checks]);
        var requests = chosen.SelectMany(check => check.Facts).DistinctBy(fact => fact.Key).Select(fact => fact.Request!).ToList();

        var untold = await SweepAsync(requests.Where(request => _untold.Contains(request.Query)));
        var first = untold + await SweepAsync(requests.Where(request => !_untold.Contains(request.Query)));
        var unchanged = await SweepAsync(requests);
        server.Push("acme/shop");
        return new Cost(first, untold, unchanged, await SweepAsync(requests));

        async Task<int> SweepAsync(IEnumerable<FactRequest> asked)
        {
            var before = server.Counted;
            foreach (var group in asked.GroupBy(request => request.Source))
            {
                var facts = await sources.Sources[group.Key].CollectAsync([.. group.Select(request => request with { Ttl = TimeSpan.FromMinutes(15) })], default);
                if (facts.FirstOrDefault(fact => fact.Error is { Cause: not UnknownCause.NotOffered }) is { } failed)
                    throw new InvalidOperationException(failed.Error!.Message);
            }

            clock.Advance(TimeSpan.FromMinutes(20));
            return server.Counted - before;
        }
    }

    private static IEnumerable<DefinitionDocument> Shipped() => Repository.YamlFiles("checks").Select(file => new DefinitionDocument(file.Path, file.Text));

    private static DefinitionDocument Document(Uri url) => new("github.yaml", $$"""
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata: { name: github }
        spec:
          kind: github
          url: {{url}}
          allow: [127.0.0.1]
          auth: { secretRef: env:GITHUB_TOKEN }
        """);

    /// <summary>Requests that count, for one service.</summary>
    private sealed record Cost(int First, int Untold, int Unchanged, int Pushed);
}
