using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>A small company with grades that have changed, and a token that someone was given.</summary>
internal sealed class Company : IDisposable
{
    public const int Services = 12;

    public Company()
    {
        for (var i = 0; i < Services; i++)
        {
            Workspace.Component($"service-{i:00}", annotations: $$"""{ scorecards.dev/tier: "{{(i % 4) + 1}}" }""");
        }

        Workspace.Check("always", "true");
        Workspace.Check("is-critical", "true");
        Workspace.Scorecard("always", "is-critical");
    }

    public Workspace Workspace { get; } = new();

    public Task<ServerProcess> StartAsync(params IEnumerable<string> more) => StartAsync([], more);

    public Task<ServerProcess> StartAsync(Dictionary<string, string> environment, params IEnumerable<string> more)
    {
        var start = new ProcessStartInfo("dotnet", [
            BuiltProgram.Assembly("Scorecards.Server", "Scorecards.Server"), "--urls", "http://127.0.0.1:0", .. Workspace.Arguments, .. more])
        {
            WorkingDirectory = Workspace.Folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return ServerProcess.StartAsync(start);
    }

    /// <summary>Has every service evaluated under two definitions, so that there is a history, and gives out a token; returns its text.</summary>
    public async Task<string> LiveAsync(ServerProcess server)
    {
        await BoardContent.ReadAsync(server, Services);
        Workspace.Check("is-critical", "service.tier <= 2");
        await server.EventuallyAsync(
            client => client.JsonAsync("/api/v1/leaderboard?limit=500", body => body.GetProperty("items").EnumerateArray().Count(i => i.Text("grade") != "A+") == Services / 2),
            "the grades of the changed check");
        var evaluated = new HashSet<string?>();
        for (var i = 0; i < Services; i++)
        {
            using var evaluation = await server.Client.EvaluateAsync($"service-{i:00}");
            evaluated.Add(evaluation.RootElement.Text("confirmedUntil"));
        }

        // An evaluation is saved a moment before the board has it.
        await server.EventuallyAsync(
            client => client.JsonAsync("/api/v1/leaderboard?limit=500", body => evaluated.SetEquals(body.GetProperty("items").EnumerateArray().Select(i => i.Text("confirmedUntil")))),
            "the board of the last evaluations");

        var made = await server.Client.PostAsJsonAsync("/api/v1/tokens", new { name = "ci", role = "reporter" });
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        using var body = System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync());
        return body.RootElement.Text("token")!;
    }

    /// <summary>Holds a server on a restored store to what was there before.</summary>
    public static async Task ShouldBeRestoredAsync(ServerProcess server, BoardContent before, string token)
    {
        var after = await BoardContent.ReadAsync(server, Services);

        after.Board.Should().Be(before.Board);
        foreach (var (service, evaluations) in before.History)
        {
            evaluations.Should().HaveCountGreaterThan(1);
            after.History[service].Should().EndWith(evaluations, "the history is what it was, with at most more on top");
        }

        using var ci = new HttpClient { BaseAddress = server.Url };
        ci.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await ci.PostAsync("/api/v1/services/service-00/evaluations", null)).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    public void Dispose() => Workspace.Dispose();
}
