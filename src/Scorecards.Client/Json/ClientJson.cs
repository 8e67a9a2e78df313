using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Client.Models;

namespace Scorecards.Client.Json;

/// <summary>How requests and answers are written: source-generated, and a field that a newer server adds is passed over.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Page<LeaderboardItem>))]
[JsonSerializable(typeof(Page<Evaluation>))]
[JsonSerializable(typeof(Page<TeamDetails>))]
[JsonSerializable(typeof(Page<CheckDetails>))]
[JsonSerializable(typeof(Page<ScorecardDetails>))]
[JsonSerializable(typeof(Page<TokenInfo>))]
[JsonSerializable(typeof(Page<StoredFact>))]
[JsonSerializable(typeof(NewFact))]
[JsonSerializable(typeof(Page<NotificationDetails>))]
[JsonSerializable(typeof(Page<DeadLetter>))]
[JsonSerializable(typeof(ServiceDetails))]
[JsonSerializable(typeof(ServiceHistory))]
[JsonSerializable(typeof(TeamHistory))]
[JsonSerializable(typeof(CompanyHistory))]
[JsonSerializable(typeof(CheckHistory))]
[JsonSerializable(typeof(NextGrade))]
[JsonSerializable(typeof(QueuePriority))]
[JsonSerializable(typeof(Recomputation))]
[JsonSerializable(typeof(WhatIf))]
[JsonSerializable(typeof(WhatIfResult))]
[JsonSerializable(typeof(NewExemption))]
[JsonSerializable(typeof(ExemptionDecision))]
[JsonSerializable(typeof(Exemption))]
[JsonSerializable(typeof(Page<Exemption>))]
[JsonSerializable(typeof(NewAttestation))]
[JsonSerializable(typeof(Attestation))]
[JsonSerializable(typeof(Page<Attestation>))]
[JsonSerializable(typeof(DefinitionsQuestion))]
[JsonSerializable(typeof(DefinitionsImpact))]
[JsonSerializable(typeof(Definitions))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(MadeToken))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ClientJson : JsonSerializerContext;
