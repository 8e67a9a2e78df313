using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;

namespace Scorecards.Server.Api.Models;

/// <summary>Where work of a service stands in a queue.</summary>
public sealed record PriorityResponse
{
    // What a queue does without an answer.
    private const string NeutralClass = "normal";
    private const int NeutralPriority = 500;

    private const string NotEvaluated = "not-evaluated";

    private static readonly TimeSpan _whileStarting = TimeSpan.FromSeconds(10);

    public required string Service { get; init; }

    /// <summary>The class, as the policy names it.</summary>
    public required string Class { get; init; }

    /// <summary>0 to 1000; higher goes first.</summary>
    public required int Priority { get; init; }

    public required NativePriorityResponse Native { get; init; }

    public required AgeingResponse Ageing { get; init; }

    /// <summary>Why, for people.</summary>
    public required IReadOnlyList<PriorityReason> Reasons { get; init; }

    /// <summary>Until when a queue may go by this answer.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <param name="fixes">The check that the work says it mends.</param>
    /// <param name="policy">Null when no policy is loaded: then the answer is neutral.</param>
    public static PriorityResponse Of(PriorityQuestion question, string? fixes, PriorityPolicy? policy, DateTimeOffset now)
    {
        if (policy is null)
        {
            return Neutral(question.Service.Id, new("no-policy", "No PriorityPolicy is loaded."), null, now + PriorityPolicySpec.DefaultValidFor);
        }

        var decision = PriorityRanking.Of(policy, question);
        return new PriorityResponse
        {
            Service = question.Service.Id,
            Class = decision.Class,
            Priority = decision.Settings.Priority,
            Native = NativePriorityResponse.Of(decision.Settings.Native),
            Ageing = AgeingResponse.Of(policy.Spec.Ageing),
            Reasons = [.. Why(decision, question, fixes)],
            ValidUntil = now + policy.Spec.ValidFor,
        };
    }

    /// <summary>The answer before anything was read of the services: by the rules that ask for no grade, else neutral.</summary>
    /// <param name="service">What the catalog says; null when it is not read yet.</param>
    public static PriorityResponse Starting(string id, Service? service, WorkKind kind, PriorityPolicy? policy, DateTimeOffset now)
    {
        var reason = new PriorityReason("starting", "The server is starting, and has read nothing of the services yet.");
        var until = now + _whileStarting;
        if (service is null || policy is null)
        {
            return Neutral(id, reason, policy, until);
        }

        var answer = Of(new PriorityQuestion(service, null, kind, FixesFailingCheck: false), null, policy, now);
        return answer with { Reasons = [.. answer.Reasons.Where(r => r.Code != NotEvaluated), reason], ValidUntil = until };
    }

    private static PriorityResponse Neutral(string service, PriorityReason reason, PriorityPolicy? policy, DateTimeOffset until)
    {
        var settings = policy?.Spec.Classes[policy.Spec.Neutral.Value];
        return new PriorityResponse
        {
            Service = service,
            Class = policy?.Spec.Neutral.Value ?? NeutralClass,
            Priority = settings?.Priority ?? NeutralPriority,
            Native = NativePriorityResponse.Of(settings?.Native ?? new NativePrioritySpec()),
            Ageing = AgeingResponse.Of(policy?.Spec.Ageing ?? new AgeingSpec()),
            Reasons = [reason],
            ValidUntil = until,
        };
    }

    private static IEnumerable<PriorityReason> Why(PriorityDecision decision, PriorityQuestion question, string? fixes)
    {
        if (decision.Rule is not { } rule)
        {
            yield return decision.Failure is { } failure ? new("rule-failed", $"{failure}.")
                : question.Grade is null ? new(NotEvaluated, $"{question.Service.Id} is not evaluated yet.")
                : new("no-rule", "No rule of the policy holds.");
        }
        else
        {
            if (rule.Kinds is not null)
            {
                yield return new("kind", $"The work is of the kind {JsonNamingPolicy.CamelCase.ConvertName(question.Kind.ToString())}.");
            }

            if (rule.FixesFailingCheck)
            {
                yield return new("fixes-failing-check", $"{question.Service.Id} fails the check {fixes}, which the work mends.");
            }

            if (rule.Families is not null || rule.Grades is not null)
            {
                yield return new("grade", $"{question.Service.Id} is graded {question.Grade!.Value.Letter()}.");
            }

            if (rule.Tiers is not null)
            {
                yield return new("tier", $"{question.Service.Id} is of tier {question.Service.Tier}.");
            }

            if (rule.AppliesTo is { } appliesTo)
            {
                yield return new("service", $"{appliesTo.Value} is true.");
            }
        }

        if (fixes is not null && !question.FixesFailingCheck)
        {
            yield return new("not-failing", $"{question.Service.Id} does not fail a check {fixes} now, so mending it is not counted.");
        }
    }
}

/// <summary>Why work stands where it stands.</summary>
/// <param name="Code">For programs: `kind`, `fixes-failing-check`, `grade`, `tier`, `service`, `not-failing`, `not-evaluated`, `starting`, `no-rule`, `rule-failed` or `no-policy`.</param>
/// <param name="Message">For people.</param>
public sealed record PriorityReason(string Code, string Message);
