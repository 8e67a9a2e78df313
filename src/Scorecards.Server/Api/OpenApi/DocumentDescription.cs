using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api.OpenApi;

/// <summary>What the description says of the API as a whole.</summary>
internal sealed class DocumentDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Scorecards",
            Version = "v1",
            Description = "Grades of services from F to A+. Errors are problem details (RFC 9457); lists are parts with a cursor; readings have an ETag.",
        };

        // Wherever this server is reached, the paths are relative to it.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenAuthenticationHandler.SchemeName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A named token, ssc_…, with one of the roles reporter, gatekeeper, owner:TEAM, approver and admin.",
            },
        };
        return Task.CompletedTask;
    }
}
