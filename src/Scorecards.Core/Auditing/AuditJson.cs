using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Gates;
using Scorecards.Core.Support;

namespace Scorecards.Core.Auditing;

/// <summary>How bodies of entries are written: one object has one text, camelCase, enums by name, absent rather than null, in ASCII.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GateDecision))]
[JsonSerializable(typeof(GateOverride))]
[JsonSerializable(typeof(Freeze))]
[JsonSerializable(typeof(Exemption))]
[JsonSerializable(typeof(Attestation))]
[JsonSerializable(typeof(SupportAppeal))]
[JsonSerializable(typeof(AuditedToken))]
[JsonSerializable(typeof(AuditedDefinitions))]
[JsonSerializable(typeof(SignedHead))]
[JsonSerializable(typeof(AuditLine))]
internal sealed partial class AuditJson : JsonSerializerContext;

/// <summary>What is written down of a token: neither its text nor its hash.</summary>
/// <param name="Role">Null where it did not matter.</param>
internal sealed record AuditedToken(string Name, string? Role);

/// <summary>What is written down of definitions.</summary>
/// <param name="Digest">SHA-256 of the definitions, under which they are kept.</param>
internal sealed record AuditedDefinitions(string Digest);

/// <summary>What is signed of the end of the chain.</summary>
internal sealed record SignedHead(long Seq, string Hash, DateTimeOffset At);
