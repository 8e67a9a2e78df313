using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Core.Catalog;

/// <summary>A service as canonical JSON, for the store: what was rated can be read back as it was.</summary>
public static class ServiceJson
{
    public static string Write(Service service) => JsonSerializer.Serialize(service, ServiceJsonContext.Default.Service);

    public static Service Read(string json) => JsonSerializer.Deserialize(json, ServiceJsonContext.Default.Service)
        ?? throw new JsonException("The service is null.");

    /// <summary>The service with its digest: of all that can matter to a rating, which leaves out where it was read.</summary>
    public static Service WithDigest(Service service) =>
        service with { Digest = Content.Digest(Write(service with { Digest = "", Origin = "" })) };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CelValueConverter)])]
[JsonSerializable(typeof(Service))]
internal sealed partial class ServiceJsonContext : JsonSerializerContext;
