using System.Net;
using System.Text.Json;
using Polly;
using Refit;
using Scorecards.Client.Json;
using Scorecards.Client.Models;

namespace Scorecards.Client;

/// <summary>How Refit reads and writes for the client.</summary>
internal static class ClientSettings
{
    private const string ProblemJson = "application/problem+json";
    private const string JsonLines = "application/jsonl";

    public static RefitSettings Create() => new(new FilledContent())
    {
        ExceptionFactory = static async response => IsEmpty(response) ? Unreadable(response, new JsonException("The answer is empty."))
            : response.IsSuccessStatusCode || JsonAnswer.Is(response) ? null
            : await RefusalAsync(response).ConfigureAwait(false),
        DeserializationExceptionFactory = static (response, error) => ValueTask.FromResult<Exception?>(Unreadable(response, error)),
        TransportExceptionFactory = static (request, error, cancellationToken) =>
            error is OperationCanceledException && cancellationToken.IsCancellationRequested ? error : Away(request, error),
    };

    /// <summary>True where these two statuses, which promise an answer, come without one. No lines are an answer.</summary>
    private static bool IsEmpty(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created && response.Content.Headers is { ContentLength: 0, ContentType.MediaType: not JsonLines };

    private static async Task<Exception> RefusalAsync(HttpResponseMessage response)
    {
        var problem = await ProblemAsync(response).ConfigureAwait(false);
        return new ScorecardsException($"{Name(response)} answered {(int)response.StatusCode}: {Words(problem) ?? response.ReasonPhrase}")
        {
            Status = response.StatusCode,
            Problem = problem,
        };
    }

    private static async Task<ApiProblem?> ProblemAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType != ProblemJson)
        {
            return null;
        }

        try
        {
            var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            await using var _ = body.ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(body, ClientJson.Default.ApiProblem).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            // The status says enough.
            return null;
        }
    }

    private static ScorecardsException Unreadable(HttpResponseMessage response, Exception error) =>
        new($"{Name(response)} answered something that is not of the Scorecards API: {error.Message}", error) { Status = response.StatusCode };

    private static ScorecardsException Away(HttpRequestMessage request, Exception error)
    {
        var server = request.RequestUri?.GetLeftPart(UriPartial.Authority);
        return error is ExecutionRejectedException
            ? new($"{server} does not answer: {error.Message}", error)
            : new($"{server} cannot be reached: {error.Message}", error) { Status = (error as HttpRequestException)?.StatusCode as HttpStatusCode? };
    }

    private static string? Words(ApiProblem? problem) => problem is null ? null : string.Join(". ", new[] { problem.Title, problem.Detail }.Where(t => !string.IsNullOrEmpty(t)));

    private static string Name(HttpResponseMessage response) =>
        response.RequestMessage is { } request ? $"{request.Method} {request.RequestUri}" : "The server";
}
