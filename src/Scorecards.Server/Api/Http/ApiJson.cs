using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Calendars;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Gates;
using Scorecards.Core.Impact;
using Scorecards.Core.Improving;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Core.Support;
using Scorecards.Server.Api.Models;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>How requests and answers are written: source-generated, camelCase, enums as lower camel text, unknown fields refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(LowerCamelEnum<OutcomeKind>), typeof(LowerCamelEnum<Severity>), typeof(LowerCamelEnum<Stage>), typeof(LowerCamelEnum<UnknownCause>),
        typeof(LowerCamelEnum<CapReason>), typeof(LowerCamelEnum<AttributionKind>), typeof(LowerCamelEnum<InputState>),
        typeof(LowerCamelEnum<ReadyState>), typeof(LowerCamelEnum<StoreState>), typeof(LowerCamelEnum<ImprovementKind>),
        typeof(LowerCamelEnum<RecomputeVerdict>), typeof(LowerCamelEnum<RecomputedRun>),
        typeof(LowerCamelEnum<ExemptionState>), typeof(LowerCamelEnum<AttestationAnswer>),
        typeof(LowerCamelEnum<ChannelKind>), typeof(LowerCamelEnum<EventKind>), typeof(LowerCamelEnum<NotificationState>),
        typeof(LowerCamelEnum<Movement>), typeof(LowerCamelEnum<ChangeKind>),
        typeof(LowerCamelEnum<DeploymentKind>), typeof(LowerCamelEnum<GateVerdict>), typeof(LowerCamelEnum<GateMode>),
        typeof(LowerCamelEnum<GateReasonSeverity>), typeof(LowerCamelEnum<DataQuality>), typeof(LowerCamelEnum<OverrideState>),
        typeof(LowerCamelEnum<CalendarCause>), typeof(LowerCamelEnum<FeedUse>),
        typeof(LowerCamelEnum<SupportBasis>), typeof(LowerCamelEnum<SupportAppealState>),
        typeof(LowerCamelEnum<FairPlayCode>),
    ])]
[JsonSerializable(typeof(PageOf<LeaderboardItem>))]
[JsonSerializable(typeof(PageOf<EvaluationResponse>))]
[JsonSerializable(typeof(PageOf<TeamResponse>))]
[JsonSerializable(typeof(PageOf<CheckResponse>))]
[JsonSerializable(typeof(PageOf<ScorecardResponse>))]
[JsonSerializable(typeof(PageOf<TokenResponse>))]
[JsonSerializable(typeof(PageOf<PushedFactResponse>))]
[JsonSerializable(typeof(PushedFactRequest))]
[JsonSerializable(typeof(ReceivedEventsResponse))]
[JsonSerializable(typeof(ReceivedWebhookResponse))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(PageOf<NotificationResponse>))]
[JsonSerializable(typeof(PageOf<DeadLetterResponse>))]
[JsonSerializable(typeof(PageOf<CalendarResponse>))]
[JsonSerializable(typeof(CalendarStateResponse))]
[JsonSerializable(typeof(PageOf<FairPlayFlagResponse>))]
[JsonSerializable(typeof(ServiceHistoryResponse))]
[JsonSerializable(typeof(TeamHistoryResponse))]
[JsonSerializable(typeof(CompanyHistoryResponse))]
[JsonSerializable(typeof(CheckHistoryResponse))]
[JsonSerializable(typeof(ServiceResponse))]
[JsonSerializable(typeof(EvaluationResponse))]
[JsonSerializable(typeof(RecomputationResponse))]
[JsonSerializable(typeof(NextGradeResponse))]
[JsonSerializable(typeof(PriorityResponse))]
[JsonSerializable(typeof(WhatIfRequest))]
[JsonSerializable(typeof(WhatIfResponse))]
[JsonSerializable(typeof(NewExemptionRequest))]
[JsonSerializable(typeof(ExemptionDecisionRequest))]
[JsonSerializable(typeof(ExemptionResponse))]
[JsonSerializable(typeof(PageOf<ExemptionResponse>))]
[JsonSerializable(typeof(NewAttestationRequest))]
[JsonSerializable(typeof(AttestationResponse))]
[JsonSerializable(typeof(PageOf<AttestationResponse>))]
[JsonSerializable(typeof(GateQuestionRequest))]
[JsonSerializable(typeof(GateApprovalRequest))]
[JsonSerializable(typeof(GateDecisionResponse))]
[JsonSerializable(typeof(PageOf<GateDecisionResponse>))]
[JsonSerializable(typeof(NewOverrideRequest))]
[JsonSerializable(typeof(OverrideResponse))]
[JsonSerializable(typeof(PageOf<OverrideResponse>))]
[JsonSerializable(typeof(NewFreezeRequest))]
[JsonSerializable(typeof(FreezeResponse))]
[JsonSerializable(typeof(PageOf<FreezeResponse>))]
[JsonSerializable(typeof(KeySetResponse))]
[JsonSerializable(typeof(SupportResponse))]
[JsonSerializable(typeof(PageOf<SupportItem>))]
[JsonSerializable(typeof(SupportHistoryResponse))]
[JsonSerializable(typeof(NewSupportAppealRequest))]
[JsonSerializable(typeof(SupportAppealDecisionRequest))]
[JsonSerializable(typeof(SupportAppealResponse))]
[JsonSerializable(typeof(PageOf<SupportAppealResponse>))]
[JsonSerializable(typeof(ImpactRequest))]
[JsonSerializable(typeof(ImpactResponse))]
[JsonSerializable(typeof(DefinitionsResponse))]
[JsonSerializable(typeof(NewTokenRequest))]
[JsonSerializable(typeof(NewTokenResponse))]
[JsonSerializable(typeof(PageOf<AuditEntryResponse>))]
[JsonSerializable(typeof(AuditHeadResponse))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(BackstageScore))]
[JsonSerializable(typeof(IReadOnlyList<BackstageScore>))]
[JsonSerializable(typeof(SnapshotChange))]
[JsonSerializable(typeof(BadgeData))]
[JsonSerializable(typeof(ReadyResponse))]
[JsonSerializable(typeof(LiveResponse))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>Writes an enum as lower camel text: <c>notApplicable</c>.</summary>
internal sealed class LowerCamelEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
