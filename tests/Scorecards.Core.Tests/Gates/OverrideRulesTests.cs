using Scorecards.Core.Gates;

namespace Scorecards.Core.Tests.Gates;

public sealed class OverrideRulesTests
{
    private static readonly DateTimeOffset _now = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly OverrideTerms _terms = new(TimeSpan.FromMinutes(60), TimeSpan.FromHours(4), [1], TimeSpan.FromHours(24));
    private static readonly NewOverride _good = new("checkout", "production", null, "checkout is down for everyone", "https://incidents.example.com/7", null);

    [Fact]
    public void What_it_takes_is_no_mistake() => OverrideRules.Mistakes(_good, _terms).Should().BeEmpty();

    [Theory]
    [InlineData(null)]
    [InlineData("nineteen characters")]
    [InlineData("                    ")]
    [InlineData("checkout is down for everyone\u0007")]
    public void A_reason_has_twenty_characters_that_people_can_read(string? reason) =>
        OverrideRules.Mistakes(_good with { Reason = reason }, _terms).Keys.Should().Equal("reason");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("incident 7")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:secret@incidents.example.com/7")]
    public void An_incident_has_a_link(string? incident) => OverrideRules.Mistakes(_good with { Incident = incident }, _terms).Keys.Should().Equal("incident");

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(241)]
    public void It_lasts_as_long_as_the_policy_allows(int minutes) =>
        OverrideRules.Mistakes(_good with { Duration = TimeSpan.FromMinutes(minutes) }, _terms).Keys.Should().Equal("duration");

    [Fact]
    public void It_lasts_an_hour_unless_asked_otherwise()
    {
        Open().ExpiresAt.Should().Be(_now.AddMinutes(60));
        OverrideRules.Open("1", _good with { Duration = TimeSpan.FromHours(4) }, 2, _terms, "ann", _now).ExpiresAt.Should().Be(_now.AddHours(4));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void The_most_critical_services_pass_once(int tier, bool once) => OverrideRules.Open("1", _good, tier, _terms, "ann", _now).SingleUse.Should().Be(once);

    [Fact]
    public void A_second_person_approves_it_once()
    {
        OverrideRules.Approve(Open(), "ann", _now).Should().Match<OverrideChange>(c => c.Override == null && c.IsOwn);

        var approved = OverrideRules.Approve(Open(), "bob", _now.AddHours(1)).Override!;
        approved.ApprovedBy.Should().Be("bob");
        approved.IsUnapprovedAt(_now.AddDays(2)).Should().BeFalse();
        OverrideRules.Approve(approved, "eve", _now).Override.Should().BeNull();
    }

    [Fact]
    public void Nobodys_approval_is_told_from_the_moment_it_is_due()
    {
        Open().IsUnapprovedAt(_now.AddHours(24).AddTicks(-1)).Should().BeFalse();
        Open().IsUnapprovedAt(_now.AddHours(24)).Should().BeTrue();
    }

    [Fact]
    public void It_ends_when_it_is_over_used_or_revoked()
    {
        Open().StateAt(_now.AddMinutes(60).AddTicks(-1)).Should().Be(OverrideState.Open);
        Open().StateAt(_now.AddMinutes(60)).Should().Be(OverrideState.Expired);
        (Open() with { UsedBy = "d" }).StateAt(_now).Should().Be(OverrideState.Used);
        var revoked = OverrideRules.Revoke(Open(), "bob", _now).Override!;
        revoked.StateAt(_now).Should().Be(OverrideState.Revoked);
        OverrideRules.Revoke(revoked, "bob", _now).Override.Should().BeNull();
    }

    [Fact]
    public void It_is_for_what_it_names()
    {
        var question = new GateQuestion("checkout", "production", Core.Definitions.DeploymentKind.Deploy, "sha256:1", null, "ci");

        Open().Covers(question).Should().BeTrue();
        (Open() with { ArtifactDigest = "sha256:1" }).Covers(question).Should().BeTrue();
        (Open() with { ArtifactDigest = "sha256:2" }).Covers(question).Should().BeFalse();
        Open().Covers(question with { Environment = "staging" }).Should().BeFalse();
        Open().Covers(question with { Service = "cart" }).Should().BeFalse();
    }

    private static GateOverride Open() => OverrideRules.Open("1", _good, 2, _terms, "ann", _now);
}
