using System.Text.Json;
using Scorecards.Client.Models;

namespace Scorecards.Client.Tests.Contract;

/// <summary>Holds the client against the description that the running server gives of itself.</summary>
[Collection(RunningServer.Name)]
public sealed class OpenApiTests(RunningServer server) : IAsyncLifetime
{
    private JsonDocument document = null!;

    public async Task InitializeAsync() => document = JsonDocument.Parse(await server.Process.Client.GetStringAsync("/openapi/v1.json"));

    public Task DisposeAsync()
    {
        document.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_call_of_the_server_is_one_of_the_client_and_the_other_way_round() =>
        Operations().Select(o => o.Key).Should().BeEquivalentTo(ClientOperation.All().Keys);

    [Fact]
    public void A_call_has_the_name_that_the_server_gives_it()
    {
        foreach (var (key, operation) in Operations())
        {
            var name = ClientOperation.All()[key].Call.Name;
            name.Should().BeEquivalentTo(operation.GetProperty("operationId").GetString() + "Async");
        }
    }

    [Fact]
    public void Every_parameter_is_there_on_both_sides()
    {
        foreach (var (key, operation) in Operations())
        {
            var theirs = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!).ToList()
                : [];
            ClientOperation.All()[key].Query.Should().BeEquivalentTo(theirs, key);
        }
    }

    [Fact]
    public void Every_field_of_bodies_answers_and_problems_is_there_on_both_sides()
    {
        var sent = new SchemaComparison(document.RootElement, sent: true);
        var comparison = new SchemaComparison(document.RootElement, sent: false);
        foreach (var (key, operation) in Operations())
        {
            var call = ClientOperation.All()[key];
            CompareBody(sent, operation, call, key);
            foreach (var response in operation.GetProperty("responses").EnumerateObject())
            {
                CompareAnswer(comparison, response, call, key);
            }
        }

        sent.Differences.Concat(comparison.Differences).Should().BeEmpty();
        sent.Fields.Should().BePositive();
        comparison.Fields.Should().BeGreaterThan(100);
    }

    private static void CompareBody(SchemaComparison comparison, JsonElement operation, ClientOperation call, string key)
    {
        if (operation.TryGetProperty("requestBody", out var body))
        {
            call.Body.Should().NotBeNull(key);
            comparison.Compare(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), call.Body!, $"{key} body");
        }
        else
        {
            call.Body.Should().BeNull(key);
        }
    }

    private static void CompareAnswer(SchemaComparison comparison, JsonProperty response, ClientOperation call, string key)
    {
        // What upstreams are answered is of no use to a client, whose events are answered with 200.
        var isForUpstreams = response.Name == "202" && key == "POST /api/v1/webhooks/{source}";
        if (!response.Value.TryGetProperty("content", out var content) || isForUpstreams)
        {
            return;
        }

        foreach (var form in content.EnumerateObject())
        {
            var type = form.Name switch
            {
                "application/problem+json" => typeof(ApiProblem),
                "text/plain" or "text/calendar" or "application/jsonl" or "text/event-stream" or "image/svg+xml" => typeof(string),
                _ => call.Answer,
            };
            type.Should().NotBeNull($"{key} answers {response.Name} {form.Name}");
            comparison.Compare(form.Value.GetProperty("schema"), type!, $"{key} {response.Name}");
        }
    }

    private Dictionary<string, JsonElement> Operations() => document.RootElement.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "put" or "delete" or "patch")
            .Select(operation => ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value)))
        .ToDictionary(o => o.Item1, o => o.Value);
}
