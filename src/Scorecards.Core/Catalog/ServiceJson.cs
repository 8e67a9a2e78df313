using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Catalog;

/// <summary>A service as canonical JSON, for the store: what was rated can be read back as it was.</summary>
public static class ServiceJson
{
    public static string Write(Service service) => JsonSerializer.Serialize(service, ServiceJsonContext.Default.Service);

    /// <exception cref="JsonException">The text is not a service.</exception>
    public static Service Read(string json) => JsonSerializer.Deserialize(json, ServiceJsonContext.Default.Service)
        ?? throw new JsonException("The service is null.");

    /// <summary>All that can matter to a rating, which leaves out where the entity was read: what <see cref="Service.Digest"/> is taken of.</summary>
    public static string Content(Service service) => Write(service with { Digest = "", Origin = "", Folder = null });

    public static Service WithDigest(Service service) => service with { Digest = Text.Content.Digest(Content(service)) };
}

// Deep enough for an entity as deep as YAML may be, which stands one level down in the service.
[JsonSourceGenerationOptions(
    MaxDepth = YamlLimits.Deepest + 1,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CelValueConverter)])]
[JsonSerializable(typeof(Service))]
internal sealed partial class ServiceJsonContext : JsonSerializerContext;
