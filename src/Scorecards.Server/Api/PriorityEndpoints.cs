using Scorecards.Core.Definitions;
using Scorecards.Core.Policies;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary><c>/priority/{id}</c>: who goes first in a queue.</summary>
internal static class PriorityEndpoints
{
    private const string Tag = "Priority";

    /// <param name="api">Of what answers in the first moments too: a queue must go on.</param>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/priority/{id}", Get)
        .Named("getPriority", Tag, "Where work of a service stands in a queue.")
        .WithDescription("From what is known now, without asking any other system. A queue that gets no answer goes on as if it were `normal`.")
        .Takes(QueryParameter.Kind, QueryParameter.Fixes)
        .Answers<PriorityResponse>()
        .Fails(404);

    private static IResult Get(string id, HttpContext context, LiveSnapshot live, LiveInputs inputs, TimeProvider clock)
    {
        var query = context.Query();
        var (kind, fixes) = (query.Value(QueryParameter.Kind), query.Value(QueryParameter.Fixes));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var (snapshot, now, work) = (live.Current, clock.GetUtcNow(), Enum.Parse<WorkKind>(kind!, ignoreCase: true));
        var (definitions, catalog) = (inputs.Current.Definitions, inputs.Current.Catalog);
        if (!live.Ready)
        {
            return Body(PriorityResponse.Starting(id, catalog.Services.GetValueOrDefault(id), work, definitions.PriorityPolicy, now));
        }

        return snapshot.All.TryGetValue(id, out var service)
            ? Body(PriorityResponse.Of(ServicePriority.Question(service, work, fixes), fixes, definitions.PriorityPolicy, now))
            : ServiceEndpoints.Unknown(id, snapshot);
    }

    private static JsonBody Body(PriorityResponse answer) => JsonBody.Of(answer, Wire.Json.PriorityResponse);
}
