using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Support;

/// <summary>Says on which level of support a service is. Pure.</summary>
public static class SupportRanking
{
    /// <summary>The level of the first rule whose every condition holds, or the one of all others.</summary>
    public static SupportDecision Of(SupportPolicy policy, SupportQuestion question)
    {
        var service = default(CelValue?);
        foreach (var rule in policy.Rules)
        {
            if (!Concerns(rule.Spec, question))
            {
                continue;
            }

            if (rule.AppliesTo is { } appliesTo)
            {
                service ??= ServiceValue.Of(question.Service);
                var applies = appliesTo.Evaluate(new BoundVariables(("service", service.Value)));
                if (applies.Kind != CelKind.Bool)
                {
                    // Whether an earlier rule holds is not known, so a later one must not decide.
                    return Otherwise(policy, $"appliesTo in line {rule.Spec.AppliesTo!.Line} of {policy.File} gave neither true nor false");
                }

                if (!applies.AsBool())
                {
                    continue;
                }
            }

            return new SupportDecision(rule.Spec.Level.Value, policy.Spec.Levels[rule.Spec.Level.Value], rule.Spec, null);
        }

        return Otherwise(policy, null);
    }

    private static SupportDecision Otherwise(SupportPolicy policy, string? failure) =>
        new(policy.Spec.Otherwise.Value, policy.Spec.Levels[policy.Spec.Otherwise.Value], null, failure);

    private static bool Concerns(SupportRuleSpec rule, SupportQuestion question) =>
        rule.Tiers?.Contains(question.Service.Tier) != false
        && rule.Families?.Any(family => family[0] == question.Grade.Family()) != false
        && rule.Grades?.Contains(question.Grade) != false;
}
