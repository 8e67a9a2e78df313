using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Definitions;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Api;

/// <summary><c>/definitions/impact</c>: which grades changed definitions would move.</summary>
internal static class ImpactEndpoints
{
    private const long LargestBody = 8 * 1024 * 1024;
    private const int MostDocuments = 5_000;

    private static readonly QueryParameter _limit = new("limit", "How many services at most; the summary counts all.") { Range = (1, 10_000), Default = "500" };

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/definitions/impact", ReportAsync)
            .Named("getImpact", "Definitions", "Every service whose grade changed definitions would move, by how much and why.")
            .WithDescription("Judged by the facts of each service's last run; nothing is stored and no source is asked. Who may read may ask. One report is made at a time: 503 with Retry-After while another is.")
            .Takes(_limit)
            .Answers<ImpactResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(413, 415, 422);

    private static async Task<IResult> ReportAsync(HttpContext context, ImpactRequest request, ImpactRequests requests)
    {
        var query = context.Query();
        var limit = query.Number(_limit);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var mistakes = new Dictionary<string, string>();
        var documents = Documents(request.Documents, "documents", mistakes);
        var before = request.Before is null ? null : Documents(request.Before, "before", mistakes);
        if (mistakes.Count > 0)
        {
            return ApiProblems.Body(mistakes);
        }

        var answer = await requests.ReportAsync(documents, before, context.RequestAborted);
        if (answer.Report is { } report)
        {
            return JsonBody.Of(ImpactResponse.Of(report, answer.Snapshot!, limit), Wire.Json.ImpactResponse);
        }

        if (answer.Refusal == ImpactRefusal.Busy)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return answer.Refusal switch
        {
            ImpactRefusal.Busy => ApiProblems.Busy("Another report is being made; try again when it is done."),
            ImpactRefusal.Overdue => ApiProblems.Overdue(
                $"The report took longer than {Duration.Format(ImpactRequests.Longest)}: these checks cost too much, or this server is busy."),
            _ => ApiProblems.Definitions([.. answer.Mistakes.Select(ProblemResponse.Of)]),
        };
    }

    private static List<DefinitionDocument> Documents(IReadOnlyList<DocumentRequest?>? documents, string field, Dictionary<string, string> mistakes)
    {
        if (documents is not { Count: > 0 and <= MostDocuments })
        {
            mistakes[field] = $"must be a list of 1 to {MostDocuments} {{path, text}}";
            return [];
        }

        var wrong = Enumerable.Range(0, documents.Count).Where(i => documents[i] is not { Path.Length: > 0 and <= QueryParameter.MaximumLength, Text: not null }).ToList();
        foreach (var i in wrong.Take(10))
        {
            mistakes[$"{field}[{i}]"] = $"must have a path of 1 to {QueryParameter.MaximumLength} characters and a text";
        }

        return wrong.Count > 0 ? [] : [.. documents.Select(d => new DefinitionDocument(d!.Path!, d.Text!))];
    }
}
