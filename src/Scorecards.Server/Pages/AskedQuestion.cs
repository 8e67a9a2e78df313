using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages;

/// <summary>A question to people about a service, and what was answered.</summary>
/// <param name="Title">Of the check.</param>
/// <param name="Release">The release that is asked about; null where the question is bound to none, or none is known.</param>
/// <param name="Answer">The newest for that release; null when nobody has answered.</param>
public sealed record AskedQuestion(string Check, string Title, AttestationSpec Asked, string? Release, Attestation? Answer)
{
    /// <summary>The questions that are asked of a service, in the order of its outcomes; a dark one is shown to its owner only.</summary>
    public static IReadOnlyList<AskedQuestion> Of(ServiceView service, DefinitionSet definitions, Declared declared)
    {
        var asked = new List<AskedQuestion>();
        foreach (var outcome in (service.Latest?.Outcomes ?? []).Where(o => o.Stage != Stage.Dark && o.Outcome != OutcomeKind.NotApplicable))
        {
            if (definitions.Checks.GetValueOrDefault(outcome.Check) is { Spec.Attestation: { } question } check)
            {
                asked.Add(new AskedQuestion(
                    check.Name, check.Title, question, outcome.Release, AttestationFacts.Counting(check.Name, question, outcome.Release, declared.Attestations)));
            }
        }

        return asked;
    }
}
