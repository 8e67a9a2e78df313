using Microsoft.AspNetCore.OpenApi;

namespace Scorecards.Server.Api.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiExtensions
{
    public static IServiceCollection AddScorecardsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer<DocumentDescription>();
        options.AddOperationTransformer<OperationDescription>();
    });

    public static void MapScorecardsOpenApi(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/v1.json");
}
