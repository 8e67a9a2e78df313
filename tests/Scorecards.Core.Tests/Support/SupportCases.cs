using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Support;

/// <summary>Support policies, and what is asked of them.</summary>
internal static class SupportCases
{
    public static readonly SupportPolicy Shipped = Load(File.ReadAllText(Path.Combine(BuiltProgram.Root, "checks", "policies", "sre-support.yaml")));

    public static readonly DateTimeOffset Begin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Service _cart = new() { Id = "cart", Name = "cart" };

    public static SupportPolicy Load(string text) => TestDefinitions.Set(text).SupportPolicy!;

    public static SupportQuestion Ask(Grade grade, int tier = 3) => new(_cart with { Tier = tier }, grade);

    /// <summary>The standing that grades lead to, one after the other.</summary>
    public static SupportStanding Standing(this SupportPolicy policy, params (Grade Grade, double Day)[] seen) => seen.Aggregate(
        (SupportStanding?)null, (before, next) => SupportStandings.Next(policy, SupportRanking.Of(policy, Ask(next.Grade)), before, Day(next.Day)))!;

    public static DateTimeOffset Day(double day) => Begin.AddDays(day);

    public static SupportAppeal Granted(double from, double until) => new()
    {
        Id = $"a{from}",
        Service = "cart",
        Reason = "The disks are replaced in May",
        RequestedBy = "ann",
        RequestedAt = Day(from),
        ExpiresAt = Day(until),
        Granted = true,
        DecidedBy = "bob",
        DecidedAt = Day(from),
    };
}
