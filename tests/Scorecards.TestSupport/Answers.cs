using System.Net;
using System.Text.Json;

namespace Scorecards.TestSupport;

/// <summary>What the server's API answers, as JSON.</summary>
public static class Answers
{
    /// <summary>The body of a GET; null when the status is not 200, or when the body is not what the caller waits for.</summary>
    public static async Task<JsonDocument?> JsonAsync(this HttpClient client, string path, Func<JsonElement, bool>? wanted = null)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return wanted is null || wanted(body.RootElement) ? body : null;
    }

    /// <summary>Evaluates the service now and returns its evaluation.</summary>
    public static async Task<JsonDocument> EvaluateAsync(this HttpClient client, string service)
    {
        using var answer = await client.PostAsync($"/api/v1/services/{service}/evaluations?wait=60s", null);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK ? JsonDocument.Parse(body) : throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
    }

    /// <summary>An outcome of an evaluation by the name of its check.</summary>
    public static JsonElement Outcome(this JsonDocument evaluation, string check) => evaluation.RootElement
        .GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("check").GetString() == check);

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
