using Microsoft.AspNetCore.Mvc;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;
using Scorecards.Core.Scoring;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/services/{id}/next-grade</c> and <c>/what-if</c>: what would be, if.</summary>
internal static class ImprovementEndpoints
{
    private const string Tag = "Improvement";
    private const long LargestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/services/{id}/next-grade", GetPlans)
            .Named("getNextGrade", Tag, "The cheapest ways to the next grade.")
            .WithDescription("Exact: no other choice of checks to fix takes less working time, or fewer steps.")
            .Takes()
            .Answers<NextGradeResponse>()
            .Fails(404);

        api.MapPost("/what-if", Suppose)
            .Named("suppose", Tag, "The grades of a service if some of its checks said something else.")
            .WithDescription("Nothing is stored. Who may read may ask.")
            .Takes()
            .Answers<WhatIfResponse>()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody))
            .Fails(404, 413, 415);
    }

    private static IResult GetPlans(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs)
    {
        var snapshot = live.Current;
        return context.Query().Problem is { } problem ? problem
            : snapshot.All.TryGetValue(id, out var service)
                ? JsonBody.Of(
                    new NextGradeResponse(service.Grade.Letter(), [.. NextGrade.Plans(service, inputs.Current.Definitions).Select(PlanResponse.Of)]),
                    Wire.Json.NextGradeResponse)
                : ServiceEndpoints.Unknown(id, snapshot);
    }

    private static IResult Suppose(HttpContext context, WhatIfRequest request, LiveSnapshot live, LiveInputs inputs)
    {
        if (context.Query().Problem is { } problem)
        {
            return problem;
        }

        var snapshot = live.Current;
        if (request.Service is null)
        {
            return ApiProblems.Body(new Dictionary<string, string> { ["service"] = "must be the id of a service" });
        }

        if (!snapshot.All.TryGetValue(request.Service, out var service))
        {
            return ServiceEndpoints.Unknown(request.Service, snapshot);
        }

        // A dark check is shown to its owner only.
        var outcomes = (service.Latest?.Outcomes ?? []).Where(o => o.Stage != Stage.Dark).ToDictionary(o => o.Check);
        if (Mistakes(request, outcomes) is { Count: > 0 } mistakes)
        {
            return ApiProblems.Body(mistakes);
        }

        var supposed = request.Outcomes!.Select(o => new SupposedOutcome(
            o.Check!, o.Outcome!.Value, o.Outcome switch { OutcomeKind.Pass => 1, OutcomeKind.Partial => o.Value!.Value, _ => 0 }));
        var then = Hypothesis.Apply(outcomes, supposed);
        var definitions = inputs.Current.Definitions;
        var cards = (service.Latest?.Scorecards ?? []).OrderByDescending(s => s.Primary).Select(s => definitions.Scorecards.GetValueOrDefault(s.Name)).OfType<Scorecard>().Select(c => c.ForTier(service.Service.Tier));
        return JsonBody.Of(
            new WhatIfResponse(service.Id, [.. cards.Select(c => new WhatIfScorecard(ScorecardGrade.Of(Tally.Of(c, outcomes)), ScorecardGrade.Of(Tally.Of(c, then))))]),
            Wire.Json.WhatIfResponse);
    }

    private static Dictionary<string, string> Mistakes(WhatIfRequest request, Dictionary<string, CheckOutcome> outcomes)
    {
        var mistakes = new Dictionary<string, string>();
        if (request.Outcomes is not { Count: > 0 } supposed)
        {
            mistakes["outcomes"] = "must be a list of at least one {check, outcome}";
            return mistakes;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < supposed.Count; i++)
        {
            if (Mistake(supposed[i], outcomes, seen) is { } mistake)
            {
                mistakes[$"outcomes[{i}]"] = mistake;
            }
        }

        return mistakes;
    }

    private static string? Mistake(SupposedOutcomeRequest? supposed, Dictionary<string, CheckOutcome> outcomes, HashSet<string> seen) => supposed switch
    {
        null or { Check: null } => "must have a check",
        { Check: { } check } when !outcomes.ContainsKey(check) =>
            $"is of a check that the service has no outcome of{(Spelling.Nearest(check, outcomes.Keys) is { } nearest ? $", unlike {nearest}" : "")}",
        { Check: { } check } when !seen.Add(check) => "is of a check that is there twice",
        { Outcome: null } => "must have an outcome: pass, fail, partial, unknown, notApplicable or exempt",
        { Outcome: OutcomeKind.Partial, Check: { } check } when outcomes[check].Severity == Severity.Blocker => "is partial, which a blocker never is",
        { Outcome: OutcomeKind.Partial, Value: null or <= 0 or >= 1 } => "must have a value above 0 and below 1",
        { Outcome: not OutcomeKind.Partial, Value: not null } => "must have no value: only partial has one",
        _ => null,
    };
}
