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
        var snapshot = live.Current;
        return query.Problem is { } problem ? problem
            : snapshot.All.TryGetValue(id, out var service)
                ? JsonBody.Of(Answer(service, Enum.Parse<WorkKind>(kind!, ignoreCase: true), fixes, inputs.Current.Definitions, clock.GetUtcNow()), Wire.Json.PriorityResponse)
                : ServiceEndpoints.Unknown(id, snapshot);
    }

    private static PriorityResponse Answer(ServiceView service, WorkKind kind, string? fixes, DefinitionSet definitions, DateTimeOffset now) =>
        PriorityResponse.Of(ServicePriority.Question(service, kind, fixes), fixes, definitions.PriorityPolicy, now);
}
