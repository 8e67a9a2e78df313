using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Series;

/// <summary>How the company and each team stood at one moment, by the evaluations, teams and tiers of that moment.</summary>
public sealed class CompanyMoment
{
    private readonly Dictionary<string, GroupTally> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, GroupTally> _tiers = [];

    /// <summary>Every service that was not retired then.</summary>
    public GroupTally Company { get; } = new();

    /// <param name="memberships">Of all times; those that hold then count.</param>
    /// <param name="grades">Each service's score and grade then; a service without is unrated.</param>
    public static CompanyMoment Of(
        IEnumerable<Membership> memberships, IReadOnlyDictionary<string, GradeAt> grades, DateTimeOffset at)
    {
        var moment = new CompanyMoment();
        foreach (var membership in memberships.Where(m => m.HoldsAt(at)))
        {
            moment.Add(membership, grades.GetValueOrDefault(membership.Service));
        }

        return moment;
    }

    /// <summary>Null when the team had no service then.</summary>
    public GroupTally? Team(string id) => _teams.GetValueOrDefault(id);

    /// <summary>Null when no service was of the tier then.</summary>
    public GroupTally? Tier(int tier) => _tiers.GetValueOrDefault(tier);

    private void Add(Membership membership, GradeAt? grade)
    {
        var member = new GroupMember(membership.Tier, grade?.Grade ?? Grade.U, grade?.Score);
        Company.Add(member);
        Tally(_tiers, membership.Tier).Add(member);
        if (membership.Team is { } team)
        {
            Tally(_teams, team).Add(member);
        }
    }

    private static GroupTally Tally<T>(Dictionary<T, GroupTally> tallies, T key)
        where T : notnull =>
        tallies.TryGetValue(key, out var tally) ? tally : tallies[key] = new GroupTally();
}
