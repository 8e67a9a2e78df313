using Scorecards.Core.Access;
using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Storage;

namespace Scorecards.Cli.Tests;

/// <summary>A store with something in every table.</summary>
internal static class FilledStore
{
    public static async Task FillAsync(string place, int services = 3)
    {
        await using var store = StoreFactory.Create(place, TimeProvider.System);
        await store.InitializeAsync(default);
        var now = DateTimeOffset.UtcNow;
        var all = Enumerable.Range(0, services).Select(i => ServiceJson.WithDigest(new Service { Id = $"service-{i}", Name = $"service-{i}", Team = "ü | \t team" })).ToList();
        await store.SyncServicesAsync(all, _ => now, now, default);
        await store.SaveDefinitionsAsync("digest", "kind: Check ☕", now, default);
        await store.AddTokenAsync(TokenFactory.Create("ci", AccessRoles.Reporter, now).Token, "test", default);
        foreach (var service in all)
        {
            var save = new EvaluationSave(Evaluation(service.Id, now), 0, new Dictionary<string, string> { [service.Digest] = ServiceJson.Content(service) }, true, now);
            (await store.SaveEvaluationAsync(save, default))!.Revision.Should().Be(1);
        }
    }

    private static Evaluation Evaluation(string service, DateTimeOffset at) => new()
    {
        Id = $"{service}-1",
        Service = service,
        ServiceDigest = "digest",
        At = at,
        ConfirmedUntil = at,
        DefinitionsDigest = "digest",
        AlgorithmVersion = 1,
        Outcomes = [],
        Facts = [],
        Scorecards =
        [
            new ScorecardResult
            {
                Name = "readiness", Primary = true, Score = 91.5m, ScoreMin = 91.5m, ScoreMax = 91.5m, Coverage = 100,
                Grade = Grade.AMinus, UncappedGrade = Grade.AMinus, Checks = [],
            },
        ],
    };
}
