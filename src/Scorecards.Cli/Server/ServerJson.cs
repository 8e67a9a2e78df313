using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Server;

/// <summary>What goes to a server and comes from it, and what is shown of that as JSON: written as <see cref="CliJson"/> writes; fields nobody knows are left out, and none that is needed may be missing.</summary>
[JsonSerializable(typeof(ServerProblem))]
[JsonSerializable(typeof(NextGradeAnswer))]
[JsonSerializable(typeof(ImpactQuestion))]
[JsonSerializable(typeof(ImpactAnswer))]
[JsonSerializable(typeof(WhatIfQuestion))]
[JsonSerializable(typeof(WhatIfAnswer))]
[JsonSerializable(typeof(RecomputationJson))]
[JsonSerializable(typeof(ExemptionQuestion))]
[JsonSerializable(typeof(DecisionQuestion))]
[JsonSerializable(typeof(ExemptionAnswer))]
[JsonSerializable(typeof(ExemptionListAnswer))]
[JsonSerializable(typeof(AttestationQuestion))]
[JsonSerializable(typeof(AttestationReply))]
[JsonSerializable(typeof(GateQuestion))]
[JsonSerializable(typeof(GateAnswer))]
[JsonSerializable(typeof(KeySetAnswer))]
[JsonSerializable(typeof(FreezeQuestion))]
[JsonSerializable(typeof(FreezeAnswer))]
[JsonSerializable(typeof(FreezeListAnswer))]
[JsonSerializable(typeof(OverrideQuestion))]
[JsonSerializable(typeof(OverrideAnswer))]
[JsonSerializable(typeof(OverrideListAnswer))]
[JsonSerializable(typeof(AuditListAnswer))]
[JsonSerializable(typeof(AuditHeadAnswer))]
internal sealed partial class ServerJson : JsonSerializerContext
{
    public static ServerJson Readable { get; } = new(new JsonSerializerOptions(CliJson.Readable.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
