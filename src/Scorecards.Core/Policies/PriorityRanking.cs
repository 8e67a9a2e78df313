using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;

namespace Scorecards.Core.Policies;

/// <summary>Says who goes first in a queue. Pure.</summary>
public static class PriorityRanking
{
    /// <summary>The class of the first rule whose every condition holds, or the neutral one.</summary>
    public static PriorityDecision Of(PriorityPolicy policy, PriorityQuestion question)
    {
        var service = ServiceValue.Of(question.Service);
        foreach (var rule in policy.Rules)
        {
            switch (Holds(rule, question, service))
            {
                case true:
                    return new PriorityDecision(rule.Spec.Class.Value, policy.Spec.Classes[rule.Spec.Class.Value], rule.Spec, null);
                case null:
                    // Whether an earlier rule holds is not known, so a later one must not decide.
                    return Neutral(policy, $"appliesTo in line {rule.Spec.AppliesTo!.Line} of {policy.File} gave neither true nor false");
            }
        }

        return Neutral(policy, null);
    }

    /// <summary>What better grades open: each that puts the builds of the service in a higher class than every grade below it.</summary>
    public static IReadOnlyList<Unlock> Unlocks(PriorityPolicy policy, PriorityQuestion question)
    {
        if (question.Grade is not { } now)
        {
            return [];
        }

        var unlocks = new List<Unlock>();
        var best = Of(policy, question).Settings.Priority;
        for (var grade = now + 1; grade <= Grade.APlus; grade++)
        {
            var then = Of(policy, question with { Grade = grade });
            if (then.Settings.Priority > best)
            {
                best = then.Settings.Priority;
                unlocks.Add(new Unlock(grade, $"queue priority {best} ({then.Class})"));
            }
        }

        return unlocks;
    }

    private static PriorityDecision Neutral(PriorityPolicy policy, string? failure) =>
        new(policy.Spec.Neutral.Value, policy.Spec.Classes[policy.Spec.Neutral.Value], null, failure);

    /// <summary>Null when it cannot be said.</summary>
    private static bool? Holds(PriorityRule rule, PriorityQuestion question, CelValue service)
    {
        var spec = rule.Spec;
        if (spec.Kinds?.Contains(question.Kind) == false
            || (spec.FixesFailingCheck && !question.FixesFailingCheck)
            || spec.Tiers?.Contains(question.Service.Tier) == false
            || spec.Families?.Any(family => family[0] == question.Grade?.Family()) == false
            || spec.Grades?.Any(grade => grade == question.Grade) == false)
        {
            return false;
        }

        return rule.AppliesTo?.Evaluate(new BoundVariables(("service", service))) switch
        {
            null => true,
            { Kind: CelKind.Bool } applies => applies.AsBool(),
            _ => null,
        };
    }
}
