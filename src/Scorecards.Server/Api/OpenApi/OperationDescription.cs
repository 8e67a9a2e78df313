using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Hosting;
using Scorecards.Server.Security;

namespace Scorecards.Server.Api.OpenApi;

/// <summary>Describes the query parameters and the token that a call takes.</summary>
internal sealed class OperationDescription(ServerOptions options) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(q => q.Parameters))
        {
            (operation.Parameters ??= []).Add(Describe(parameter));
        }

        var policies = metadata.OfType<IAuthorizeData>().Select(a => a.Policy).ToList();
        if (policies.Any(p => p is Policies.Write or Policies.Gatekeeper or Policies.Approver or Policies.Admin || (p == Policies.Read && !options.PublicRead)))
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement
                {
                    [new OpenApiSecuritySchemeReference(TokenAuthenticationHandler.SchemeName, context.Document)] = [],
                },
            ];
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Describe(QueryParameter parameter)
    {
        var value = new OpenApiSchema { Type = JsonSchemaType.String };
        if (parameter.Range is { } range)
        {
            value.Type = JsonSchemaType.Integer;
            value.Minimum = range.Least.ToString(CultureInfo.InvariantCulture);
            value.Maximum = range.Most.ToString(CultureInfo.InvariantCulture);
            value.Default = JsonValue.Create(int.Parse(parameter.Default!, CultureInfo.InvariantCulture));
        }
        else
        {
            value.Enum = parameter.Values?.Select(v => (JsonNode)JsonValue.Create(v)!).ToList();
            value.MaxLength = parameter.Values is null ? QueryParameter.MaximumLength : null;
            value.Default = parameter.Default is { } text ? JsonValue.Create(text) : null;
        }

        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Example = parameter.Example is { } example ? JsonValue.Create(example) : null,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
        };
    }
}
