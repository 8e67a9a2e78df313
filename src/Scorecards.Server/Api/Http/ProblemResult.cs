using System.Text.Json;
using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Api.Http;

/// <summary>Answers with problem details.</summary>
internal sealed record ProblemResult(ApiProblem Problem) : IResult
{
    public const string MediaType = "application/problem+json";

    public IReadOnlyDictionary<string, string>? Errors
    {
        get => Problem.Errors;
        init => Problem = Problem with { Errors = value };
    }

    public IReadOnlyList<string>? Nearest
    {
        get => Problem.Nearest;
        init => Problem = Problem with { Nearest = value };
    }

    public IReadOnlyList<ProblemResponse>? Mistakes
    {
        get => Problem.Problems;
        init => Problem = Problem with { Problems = value };
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Problem.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        var body = Problem with { Instance = httpContext.Request.Path };
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Wire.Json.ApiProblem), httpContext.RequestAborted).AsTask();
    }
}
