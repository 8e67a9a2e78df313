using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Core.Scoring;
using Scorecards.Core.Support;

namespace Scorecards.Core.Runtime;

/// <summary>How records are written to the store: source-generated, camelCase, enums by name, absent rather than null, nothing computed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(Exemption))]
[JsonSerializable(typeof(Attestation))]
[JsonSerializable(typeof(GateDecision))]
[JsonSerializable(typeof(GateOverride))]
[JsonSerializable(typeof(Freeze))]
[JsonSerializable(typeof(SupportAppeal))]
public sealed partial class ScorecardsJson : JsonSerializerContext;
