using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;

namespace Scorecards.Server.Support;

/// <summary>Why a service is supported, or not.</summary>
/// <param name="Code">For programs: `grade`, `unrated`, `tier`, `service`, `no-rule`, `rule-failed`, `grace`, `appeal`, `appeal-open`, `not-evaluated`, `retired` or `no-policy`.</param>
/// <param name="Message">For people.</param>
public sealed record SupportReason(string Code, string Message)
{
    /// <summary>Every reason, what the rules say first.</summary>
    public static IReadOnlyList<SupportReason> Of(ServiceSupport support) =>
    [
        .. support is { Decision: { } decision, Question: { } question } ? ByRules(decision, question, support) : [Nothing(support)],
        .. Above(support),
    ];

    private static SupportReason Nothing(ServiceSupport support) => support switch
    {
        { Policy: null } => new("no-policy", "No SupportPolicy is loaded."),
        { Service.Retired: true } => new("retired", $"The catalog has {support.Service.Id} no more."),
        _ => new("not-evaluated", $"{support.Service.Id} is not evaluated yet."),
    };

    private static IEnumerable<SupportReason> ByRules(SupportDecision decision, SupportQuestion question, ServiceSupport support)
    {
        var id = support.Service.Id;
        if (decision.Failure is { } failure)
        {
            yield return new("rule-failed", $"{failure}, so what was said before holds.");
            yield break;
        }

        if (decision.Rule is not { } rule)
        {
            yield return new("no-rule", $"No rule of the policy is for {id}, graded {question.Grade.Letter()} and of tier {question.Service.Tier}.");
            yield break;
        }

        if (rule.Families is not null || rule.Grades is not null)
        {
            var (grade, counts) = (support.Service.Grade, question.Grade.Letter());
            yield return grade == question.Grade ? new("grade", $"{id} is graded {counts}.")
                : grade == Grade.U ? new("unrated", $"{id} is unrated and counts as {counts}, the grade of its lowest possible score.")
                : new("grade", $"{id} is graded {grade.Letter()}, and counts as {counts} until another run confirms the drop.");
        }

        if (rule.Tiers is not null)
        {
            yield return new("tier", $"{id} is of tier {question.Service.Tier}.");
        }

        if (rule.AppliesTo is { } appliesTo)
        {
            yield return new("service", $"{appliesTo.Value} is true.");
        }

        if (rule is { Families: null, Grades: null, Tiers: null, AppliesTo: null })
        {
            yield return new("service", "The rule is for every service.");
        }
    }

    private static IEnumerable<SupportReason> Above(ServiceSupport support)
    {
        if (support.GraceUntil is { } until)
        {
            yield return new("grace", $"It keeps the support it had until {Moment(until)}.");
        }

        if (support.Appeal is { } appeal)
        {
            yield return appeal.Granted == true
                ? new("appeal", $"{appeal.DecidedBy} granted an appeal, which holds until {Moment(appeal.ExpiresAt)}.")
                : new("appeal-open", $"{appeal.RequestedBy} asked for support until {Moment(appeal.ExpiresAt)}; nobody has decided on it yet.");
        }
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
