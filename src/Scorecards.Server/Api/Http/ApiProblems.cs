using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Api.Http;

/// <summary>The kinds of problem this API answers with.</summary>
internal static class ApiProblems
{
    public static readonly ProblemResult Starting =
        Of("starting", "The server is starting", 503, "There is no snapshot yet; try again in a second.");

    public static ProblemResult Query(IReadOnlyDictionary<string, string> errors) =>
        Of("wrong-parameters", "The parameters are wrong", 400, Sentence(errors)) with { Errors = errors };

    public static ProblemResult Body(IReadOnlyDictionary<string, string> errors) =>
        Of("wrong-body", "The body is wrong", 400, Sentence(errors)) with { Errors = errors };

    public static ProblemResult Unknown(string kind, string name, IReadOnlyList<string> nearest) =>
        Of($"unknown-{kind}", $"There is no such {kind}", 404, $"No {kind} is called '{Shortened(name)}'.") with { Nearest = nearest.Count > 0 ? nearest : null };

    /// <summary>A pushed fact that is not what its source takes.</summary>
    public static ProblemResult Unfit(string fact, IReadOnlyList<string> mistakes) => Of(
        "unfit-fact", "The fact is not what its source takes", 422, $"'{fact}': {string.Join("; ", mistakes.Take(10))}. Nothing is stored.");

    /// <summary>Events that cannot become facts, by their ids.</summary>
    public static ProblemResult Events(IReadOnlyDictionary<string, string> errors) =>
        Of("unfit-events", "The events are not what the source takes", 422, $"{Sentence(errors)} Nothing is stored.") with { Errors = errors };

    public static ProblemResult Definitions(IReadOnlyList<ProblemResponse> problems) =>
        Of("wrong-definitions", "The definitions have mistakes", 422, "Each of problems says where and what to do.") with { Mistakes = problems };

    public static ProblemResult Busy(string detail) => Of("busy", "The server is busy", 503, detail);

    public static ProblemResult Unavailable(string type, string title, string detail) => Of(type, title, 503, detail);

    public static ProblemResult Overdue(string detail) => Of("overdue", "This takes too long", 503, detail);

    /// <param name="type">What is not there yet, for programs.</param>
    public static ProblemResult NotYet(string type, string title, string detail) => Of(type, title, 404, detail);

    public static ProblemResult Conflict(string type, string title, string detail) => Of(type, title, 409, detail);

    public static ProblemResult Forbidden(string type, string title, string detail) => Of(type, title, 403, detail);

    /// <param name="nearest">Names that look like the one given.</param>
    public static ProblemResult Unprocessable(string type, string title, string detail, IReadOnlyList<string> nearest) =>
        Of(type, title, 422, detail) with { Nearest = nearest.Count > 0 ? nearest : null };

    /// <summary>The problem of an answer that has a status code and no body.</summary>
    public static ProblemResult OfStatus(int status, string? detail = null) => status switch
    {
        400 => Of("bad-request", "The request cannot be understood", status, detail),
        401 => Of("token-needed", "A token is needed", status, detail ?? "Send a token that is in force as 'Authorization: Bearer ssc_…'."),
        403 => Of("role-needed", "The token may not do this", status, detail ?? "Its role is not enough for this call."),
        404 => Of("unknown-route", "There is nothing here", status, detail ?? "No call has this path; /openapi/v1.json lists them all."),
        405 => Of("wrong-method", "The method is not for this path", status, detail ?? "The Allow header lists the methods that are."),
        413 => Of("body-too-large", "The body is too large", status, detail),
        415 => Of("wrong-media-type", "The body is of the wrong media type", status, detail ?? "Send it as application/json."),
        503 => Of("store-away", "The store is away", status, detail ?? "What was asked cannot be done until it is back; try again."),
        _ => Of("failed", status >= 500 ? "The server failed" : "The request was refused", status, detail),
    };

    private static ProblemResult Of(string type, string title, int status, string? detail) => new(new ApiProblem
    {
        Type = $"urn:scorecards:{type}",
        Title = title,
        Status = status,
        Detail = detail,
    });

    private static string Sentence(IReadOnlyDictionary<string, string> errors) =>
        string.Join(" ", errors.Select(e => $"{e.Key} {e.Value}."));

    private static string Shortened(string name) => name.Length <= 100 ? name : name[..100] + "…";
}
