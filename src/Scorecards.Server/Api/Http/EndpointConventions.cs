using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Api.Http;

/// <summary>What an endpoint says about itself: OpenAPI is written from it, and the query is read by it.</summary>
internal static class EndpointConventions
{
    /// <summary>Names a call: its operation id and one line for people.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string operation, string tag, string summary) =>
        endpoint.WithName(operation).WithTags(tag).WithSummary(summary);

    /// <summary>The query parameters the call takes.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params QueryParameter[] parameters) =>
        endpoint.WithMetadata(new QueryParameters(parameters)).Fails(400);

    /// <summary>What the call answers when all is well.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = 200) =>
        endpoint.Produces<T>(status, "application/json");

    /// <summary>The problems the call answers with.</summary>
    public static T Fails<T>(this T endpoint, params int[] statuses)
        where T : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [ProblemResult.MediaType]));
        }

        return endpoint;
    }

    /// <summary>Reads the query by what the call takes.</summary>
    public static QueryReader Query(this HttpContext context) =>
        new(context.Request.Query, context.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>()?.Parameters ?? []);
}

/// <summary>The query parameters of an endpoint.</summary>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> Parameters);
