using Scorecards.Core.Catalog;
using Scorecards.Server.Projection;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>What is sent of a board of 10,000 services whose names are as long as names may be and have nothing in common.</summary>
public sealed class LargeBoardTests
{
    private const int Most = 60_000;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_is_at_most_60_kB_as_it_is_sent(string encoding)
    {
        await using var server = await TestServer.StartAsync(projects: false);
        server.Live.Publish(SnapshotBuilder.Build(SnapshotInputs.None with { Services = Services(), Version = "large" }));

        foreach (var path in (string[])["/", "/?page=200", "/?order=name", "/?by=team", "/?by=system&order=-name", "/?near=service-5000"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await server.Client.SendAsync(request);

            answer.Content.Headers.ContentEncoding.Should().Equal(encoding);
            (await answer.Content.ReadAsByteArrayAsync()).Should().HaveCountLessThan(Most, path).And.HaveCountGreaterThan(5_000, path);
        }

        (await server.PageAsync("/?page=200")).QuerySelectorAll("table.board tbody tr").Length.Should().Be(50);
        (await server.PageAsync("/?page=200")).Text(".pager").Should().Be("← Before Page 200 of 200");
    }

    private static List<ServiceView> Services()
    {
        var random = new Random(7);
        var teams = Enumerable.Range(0, 500).Select(_ => Name(random)).ToList();
        return
        [
            .. Enumerable.Range(0, 10_000).Select(i => ServiceView.Of(
                new Service { Id = $"service-{i}", Name = $"service-{i}", Title = Name(random), Team = teams[i % 500], System = teams[i % 499], Tier = (i % 4) + 1 },
                1, false, Sample.Evaluation($"service-{i}", random.Next(1000) / 10m))),
        ];
    }

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, 200).Select(_ => (char)random.Next('0', 'z')));
}
