using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Repositories;

namespace Scorecards.Sources.Tests.Repositories;

public sealed class RepositoryFactsTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_fact_has_the_type_that_is_declared_and_everything_in_it()
    {
        new Repository
        {
            Name = "acme/pay",
            DefaultBranch = "main",
            Visibility = "private",
            Archived = false,
            Empty = false,
            Fork = false,
            Description = "Pays",
            License = "MIT",
            Topics = ["money"],
            CreatedAt = _now.AddYears(-1),
            PushedAt = _now.AddDays(-3),
            SizeKiB = 5,
            OpenIssues = 1,
            RenamedFrom = "acme/payments",
        }.ToValue(_now).ShouldFit(Repository.Type, whole: true);
        new Protection
        {
            Branch = "main",
            Protected = true,
            Reviews = 1,
            OwnerReview = true,
            NewCommitsNeedReview = true,
            RequiredChecks = ["build"],
            ChecksRequired = true,
            UpToDate = true,
            SignedCommits = true,
            LinearHistory = true,
            ConversationsResolved = true,
            ForcePush = false,
            Deletion = false,
            BindsAdmins = true,
        }.ToValue().ShouldFit(Protection.Type, whole: true);
        new Contributors([1, 2], Truncated: false).ToValue().ShouldFit(Contributors.Type, whole: true);
        new AccessCounts(1, 2, 3, 4, Truncated: false).ToValue().ShouldFit(AccessCounts.Type, whole: true);
        new Owners { Exists = true, Path = "CODEOWNERS", Errors = ["line 1: who?"] }.ToValue().ShouldFit(Owners.Type, whole: true);
        Release.ToValue([new Release("v1", "One", _now.AddDays(-1), false, "https://x")], 90, truncated: false, _now).ShouldFit(Release.TypeOfAll, whole: true);
        DeployEnvironment.ToValue([new DeployEnvironment { Name = "production", Protected = true, Reviewers = 1, WaitMinutes = 5, Branches = "protected" }], truncated: false)
            .ShouldFit(DeployEnvironment.TypeOfAll, whole: true);
        SecurityAlert.ToValue([new SecurityAlert("code", "high", _now)], ["code"], ["secrets"], truncated: false, _now).ShouldFit(SecurityAlert.TypeOfAll, whole: true);
    }

    [Theory]
    [InlineData(new long[] { }, 0, 0)]
    [InlineData(new long[] { 0, 0 }, 0, 0)]
    [InlineData(new long[] { 5 }, 1, 1)]
    [InlineData(new long[] { 5, 5 }, 2, 0.5)]
    [InlineData(new long[] { 6, 5 }, 1, 6.0 / 11)]
    [InlineData(new long[] { 1, 1, 1, 1 }, 3, 0.25)]
    public void Few_people_who_made_more_than_half_are_told(long[] commits, int busFactor, double busiest)
    {
        Shares.BusFactor(commits).Should().Be(busFactor);
        Shares.Busiest(commits).Should().BeApproximately(busiest, 1e-9);
    }

    [Fact]
    public void The_latest_release_is_told_however_old_and_a_prerelease_is_none()
    {
        Release[] all =
        [
            new("v1", null, _now.AddDays(-200), false, null), new("v2-rc", null, _now.AddDays(-5), true, null), new("v0", null, _now.AddDays(-300), false, null),
        ];

        var fact = Fact.Ok(Release.ToValue(all, 90, truncated: false, _now), _now);
        fact.At("latest.tag").AsString().Should().Be("v1");
        fact.At("latest.ageDays").AsInt().Should().Be(200);
        fact.At("count").AsInt().Should().Be(0);
        fact.At("prereleases").AsInt().Should().Be(1);
    }

    [Fact]
    public void Alerts_are_counted_by_severity_and_kind_and_what_is_off_is_named()
    {
        SecurityAlert[] alerts =
        [
            new("code", "HIGH", _now.AddDays(-2)), new("dependencies", "critical", _now.AddDays(-9)), new("secrets", null, _now), new("code", "note", _now),
        ];

        var fact = Fact.Ok(SecurityAlert.ToValue(alerts, ["code", "dependencies"], ["secrets"], truncated: false, _now), _now);
        fact.At("open").AsInt().Should().Be(4);
        fact.At("high").AsInt().Should().Be(1);
        fact.At("critical").AsInt().Should().Be(1);
        fact.At("unrated").AsInt().Should().Be(2);
        fact.At("oldestDays").AsInt().Should().Be(9);
        fact.At("byKind.code.open").AsInt().Should().Be(2);
        fact.At("off").AsList().Select(kind => kind.AsString()).Should().Equal("secrets");
        Fact.Ok(SecurityAlert.ToValue([], ["code"], [], truncated: false, _now), _now).Has("oldestDays").Should().BeFalse();
    }
}
