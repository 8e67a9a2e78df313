using System.Globalization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.FairPlay;

/// <summary>Whoever reads a yes should be able to see what it stands on.</summary>
internal static class EvidenceRule
{
    /// <summary>One for each question of a service, for however many releases it was answered.</summary>
    public static IEnumerable<FairPlayFlag> Find(FairPlayFacts facts, DateTimeOffset now) => facts.Attestations
        .Where(answer => answer is { Answer: AttestationAnswer.Yes, Evidence.Count: 0 } && answer.ValidUntil > now)
        .GroupBy(answer => (answer.Service, answer.Check))
        .Select(answers => new FairPlayFlag
        {
            Code = FairPlayCode.NoEvidence,
            Team = facts.Teams.GetValueOrDefault(answers.Key.Service),
            Services = [answers.Key.Service],
            Check = answers.Key.Check,
            Moments = [.. answers.Select(answer => answer.At).Distinct().Order()],
            Message = string.Create(CultureInfo.InvariantCulture,
                $"{answers.Key.Check} passes on {answers.Key.Service} by an answer without a link to what shows it; it counts until {answers.Max(answer => answer.ValidUntil).UtcDateTime:d MMM yyyy}"),
            Remedy = "Answer again with a link, or have the check ask for evidence",
        });
}
