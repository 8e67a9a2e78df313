using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>What a store holds, as its users see it: the leaderboard and the history of every service.</summary>
/// <param name="Board">The items of the leaderboard, each a line of JSON, without the time of the latest evaluation, which goes on after a restore.</param>
/// <param name="History">By service, the evaluations that changed something: when they were made and what they gave.</param>
internal sealed record BoardContent(string Board, IReadOnlyDictionary<string, IReadOnlyList<string>> History)
{
    /// <summary>Waits until as many services are graded.</summary>
    public static async Task<BoardContent> ReadAsync(ServerProcess server, int services)
    {
        using var board = await server.EventuallyAsync(
            client => client.JsonAsync("/api/v1/leaderboard?limit=500", body => Items(body).Count(i => i.Text("grade") is not (null or "U")) == services),
            $"{services} graded services");
        var items = Items(board.RootElement).Select(item => JsonNode.Parse(item.GetRawText())!.AsObject()).ToList();
        var history = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var item in items)
        {
            item.Remove("evaluatedAt");
            var id = item["service"]!["id"]!.GetValue<string>();
            using var evaluations = await server.Client.JsonAsync($"/api/v1/services/{id}/evaluations");
            history[id] = [.. Items(evaluations!.RootElement).Select(e => $"{e.Text("evaluatedAt")} {e.Text("grade")}")];
        }

        return new BoardContent(string.Join('\n', items.Select(i => i.ToJsonString())), history);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.GetProperty("items").EnumerateArray();
}
