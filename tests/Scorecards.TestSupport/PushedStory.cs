using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scorecards.TestSupport;

/// <summary>What pushed facts have to do in every host, on the real program with an interval that no test would live to see.</summary>
public static partial class PushedStory
{
    private const int Pushes = 1000;

    /// <summary>One service whose grade is what was pushed last.</summary>
    public static void Define(Workspace workspace)
    {
        workspace.Component("checkout");
        workspace.Definition("pushed.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: pushed }
            spec: { kind: pushed, options: { facts: { drill: { value: { passed: bool, number: int } } } } }
            """);
        workspace.Check("held-a-drill", "facts.drill.passed", "{ drill: { source: pushed, query: drill } }");
        workspace.Scorecard("held-a-drill");
    }

    /// <summary>The settings besides those of the workspace.</summary>
    public static IReadOnlyList<string> Arguments { get; } = ["--interval", "12h"];

    /// <summary>Returns what the API and the page show in the end.</summary>
    public static async Task<(string? Grade, string Page)> PushOnceAsync(ServerProcess server, bool passed)
    {
        var wanted = passed ? "A+" : "F";
        using var known = await server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.GetProperty("evaluation").ValueKind == JsonValueKind.Object), "it is evaluated");
        using var answer = await PushAsync(server.Client, passed, 1, DateTimeOffset.UtcNow);
        answer.EnsureSuccessStatusCode();
        using var seen = await server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.Text("grade") == wanted), $"the grade is {wanted}", seconds: 20);
        return (seen.RootElement.Text("grade"), await server.Client.GetStringAsync(new Uri("/services/checkout", UriKind.Relative)));
    }

    /// <summary>Pushes a thousand times in an order of chance, the last observation a pass and all others fails, and waits for the grade.</summary>
    public static async Task<Flood> FloodAsync(ServerProcess server)
    {
        var (before, begin) = (await EvaluationsAsync(server), DateTimeOffset.UtcNow);
        var order = Enumerable.Range(1, Pushes).ToArray();
        new Random(11).Shuffle(order);
        var clock = Stopwatch.StartNew();
        var refused = 0;
        await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (number, _) =>
        {
            using var answer = await PushAsync(server.Client, passed: number == Pushes, number, begin.AddMilliseconds(number));
            if (answer.StatusCode == HttpStatusCode.Conflict)
            {
                Interlocked.Increment(ref refused);
            }
            else
            {
                answer.EnsureSuccessStatusCode();
            }
        });
        var took = clock.Elapsed;

        using var seen = await server.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.Text("grade") == "A+"), "the last observation counts", seconds: 20);
        using var facts = await server.Client.JsonAsync("/api/v1/services/checkout/facts");
        var last = facts!.RootElement.GetProperty("items").EnumerateArray().Single().GetProperty("value").GetProperty("number").GetInt32();
        return new(last, await EvaluationsAsync(server) - before, refused, took);
    }

    private static Task<HttpResponseMessage> PushAsync(HttpClient client, bool passed, int number, DateTimeOffset at) => client.PutAsJsonAsync(
        new Uri("/api/v1/services/checkout/facts/drill", UriKind.Relative),
        new Dictionary<string, object> { ["value"] = new Dictionary<string, object> { ["passed"] = passed, ["number"] = number }, ["observedAt"] = at },
        JsonSerializerOptions.Web);

    private static async Task<int> EvaluationsAsync(ServerProcess server) =>
        Evaluations().Matches(await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Sum(m => int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^scorecards_evaluations_total\{[^}]*\} (\d+)", RegexOptions.Multiline)]
    private static partial Regex Evaluations();

    /// <param name="Last">The number of the push that is kept.</param>
    /// <param name="Evaluations">How many the pushes led to.</param>
    /// <param name="Refused">How many came after a later observation.</param>
    /// <param name="Took">How long it took to push.</param>
    public sealed record Flood(int Last, int Evaluations, int Refused, TimeSpan Took)
    {
        public const int LastPush = Pushes;

        /// <summary>Two a second, and one before and one after.</summary>
        public int Few => (int)(2 * Took.TotalSeconds) + 4;
    }
}
