using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Gates;

/// <summary>
/// What a signed verdict says, by the names of RFC 7519 where there are any: enough for a client to know, while the server is away,
/// what it was told of just this question.
/// </summary>
public sealed record VerdictClaims
{
    /// <summary>The URL of the server.</summary>
    public required string Iss { get; init; }

    /// <summary>The id of the service.</summary>
    public required string Sub { get; init; }

    /// <summary>The id of the decision.</summary>
    public required string Jti { get; init; }

    /// <summary>When it was decided, in seconds since 1970-01-01 UTC.</summary>
    public required long Iat { get; init; }

    /// <summary>Until when it is valid, in seconds since 1970-01-01 UTC.</summary>
    public required long Exp { get; init; }

    public required string Environment { get; init; }

    public required DeploymentKind ChangeKind { get; init; }

    public string? ArtifactDigest { get; init; }

    public string? Commit { get; init; }

    public required GateVerdict Decision { get; init; }

    public required GateMode Mode { get; init; }

    /// <summary>The letter of the grade that the gate went by.</summary>
    public required string Grade { get; init; }

    /// <summary>The name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>SHA-256 of all definitions.</summary>
    public required string Digest { get; init; }

    /// <param name="serverUrl">Where people reach the server, without a slash at its end.</param>
    public static VerdictClaims Of(GateDecision decision, string serverUrl) => new()
    {
        Iss = serverUrl,
        Sub = decision.Question.Service,
        Jti = decision.Id,
        Iat = decision.EvaluatedAt.ToUnixTimeSeconds(),
        Exp = decision.ValidUntil.ToUnixTimeSeconds(),
        Environment = decision.Question.Environment,
        ChangeKind = decision.Question.Kind,
        ArtifactDigest = decision.Question.ArtifactDigest,
        Commit = decision.Question.Commit,
        Decision = decision.Decision,
        Mode = decision.Mode,
        Grade = decision.Grade.Grade.Letter(),
        Policy = decision.Policy.Name,
        Digest = decision.Policy.Digest,
    };

    public string Write() => JsonSerializer.Serialize(this, VerdictJson.Default.VerdictClaims);

    /// <summary>The claims again; null when the text does not say all of them.</summary>
    public static VerdictClaims? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, VerdictJson.Default.VerdictClaims);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(VerdictWord<DeploymentKind>), typeof(VerdictWord<GateVerdict>), typeof(VerdictWord<GateMode>)])]
[JsonSerializable(typeof(VerdictClaims))]
internal sealed partial class VerdictJson : JsonSerializerContext;

/// <summary>Writes an enum as the API does.</summary>
internal sealed class VerdictWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
