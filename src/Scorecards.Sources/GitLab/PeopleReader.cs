using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitLab;

/// <summary>How many people made a project and how many may change it; who they are is left where it is.</summary>
internal static class PeopleReader
{
    private const int MaxPages = 10;

    // https://docs.gitlab.com/api/access_requests/#valid-access-levels.
    private const double Developer = 30;
    private const double Maintainer = 40;

    /// <summary>https://docs.gitlab.com/api/repositories/#list-contributors.</summary>
    public static async Task<CelValue> ContributorsAsync(ForgeRepository repository)
    {
        var (people, truncated) = await repository.ListAsync("repository/contributors?order_by=commits&sort=desc&per_page=100", MaxPages);
        return new Contributors([.. people.Select(one => (long)(one.Number("commits") ?? throw new FormatException("a contributor has no 'commits'")))], truncated).ToValue();
    }

    /// <summary>https://docs.gitlab.com/api/members/, with those of the groups above.</summary>
    public static async Task<CelValue> AccessAsync(ForgeRepository repository)
    {
        var (people, truncated) = await repository.ListAsync("members/all?per_page=100", MaxPages);
        // Who is a member here and in a group above is there once, with the higher level.
        var levels = people.Where(one => one.Text("state") is null or "active").Select(Level).ToList();
        var admins = levels.Count(level => level >= Maintainer);
        var writers = levels.Count(level => level is >= Developer and < Maintainer);
        return new AccessCounts(admins, writers, levels.Count - admins - writers, Outsiders: null, truncated).ToValue();
    }

    private static double Level(JsonElement member) => member.Number("access_level") ?? throw new FormatException("a member has no 'access_level'");
}
