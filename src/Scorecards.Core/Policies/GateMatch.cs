using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Policies;

/// <summary>The rule that decides, by everything but the time.</summary>
/// <param name="Rule">The first whose every condition holds; where <paramref name="Failure"/> is set, the one that could not be told.</param>
/// <param name="Failure">The fault that makes it impossible to tell which rule decides; null when there is none.</param>
internal sealed record GateMatch(GateRule? Rule, GateFault? Failure)
{
    /// <param name="gradeOf">What the service counts as on a scorecard; null when the scorecard is not for it.</param>
    /// <param name="tooOld">Why what is known of the service is too old to go by; null when it is not.</param>
    public static GateMatch Of(
        GatePolicy policy, Service service, string environment, DeploymentKind kind, Func<string?, Grade?> gradeOf, string? tooOld = null)
    {
        CelValue? value = null;
        foreach (var rule in policy.Rules)
        {
            var spec = rule.Spec;
            if (spec.Environments?.Any(e => e.Value == environment) == false
                || spec.Kinds?.Contains(kind) == false
                || spec.Services?.Contains(service.Id, StringComparer.OrdinalIgnoreCase) == false)
            {
                continue;
            }

            // What was asked says so far; from here on it takes what is known of the service.
            if (tooOld is not null && (rule.AsksForGrade || spec is not { Tiers: null, Scorecard: null, AppliesTo: null }))
            {
                return new GateMatch(rule, new GateFault(GateReasons.DataTooOld, tooOld));
            }

            if (spec.Tiers?.Contains(service.Tier) == false
                || ((rule.AsksForGrade || spec.Scorecard is not null) && (gradeOf(spec.Scorecard?.Value) is not { } grade || !rule.Takes(grade))))
            {
                continue;
            }

            switch (rule.AppliesTo?.Evaluate(new BoundVariables(("service", value ??= ServiceValue.Of(service)))))
            {
                case null:
                    return new GateMatch(rule, null);
                case { Kind: CelKind.Bool } applies when applies.AsBool():
                    return new GateMatch(rule, null);
                case { Kind: CelKind.Bool }:
                    continue;
                default:
                    // Whether an earlier rule holds is not known, so a later one must not decide.
                    return new GateMatch(rule, new GateFault(GateReasons.RuleFailed,
                        $"appliesTo of the rule '{rule.Name}' in line {spec.AppliesTo!.Line} of {policy.File} gave neither true nor false"));
            }
        }

        return new GateMatch(null, null);
    }
}

/// <summary>Why nothing can be decided by the rules.</summary>
/// <param name="Code">One of <see cref="GateReasons"/>.</param>
/// <param name="Message">For people.</param>
internal sealed record GateFault(string Code, string Message);
