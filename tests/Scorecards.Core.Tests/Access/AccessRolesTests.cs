using Scorecards.Core.Access;

namespace Scorecards.Core.Tests.Access;

public sealed class AccessRolesTests
{
    [Theory]
    [InlineData("reporter", true)]
    [InlineData("gatekeeper", true)]
    [InlineData("gatekeeper:payments", false)]
    [InlineData("approver", true)]
    [InlineData("admin", true)]
    [InlineData("owner:payments", true)]
    [InlineData("owner:other:payments", true)]
    [InlineData("owner", false)]
    [InlineData("owner:", false)]
    [InlineData("owner:two teams", false)]
    [InlineData("Owner:payments", false)]
    [InlineData("root", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_token_has_one_of_five_roles_and_an_owner_says_whose(string? role, bool isRole) => AccessRoles.IsRole(role).Should().Be(isRole);

    [Fact]
    public void The_team_of_an_owner_has_a_length()
    {
        AccessRoles.IsRole("owner:" + new string('x', AccessRoles.MaxTeam)).Should().BeTrue();
        AccessRoles.IsRole("owner:" + new string('x', AccessRoles.MaxTeam + 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData("reporter", "reporter", true)]
    [InlineData("reporter", "gatekeeper", false)]
    [InlineData("reporter", "owner", false)]
    [InlineData("reporter", "approver", false)]
    [InlineData("gatekeeper", "reporter", true)]
    [InlineData("gatekeeper", "gatekeeper", true)]
    [InlineData("gatekeeper", "owner", false)]
    [InlineData("owner:payments", "reporter", true)]
    [InlineData("owner:payments", "gatekeeper", true)]
    [InlineData("owner:payments", "owner", true)]
    [InlineData("owner:PAYMENTS", "owner", true)]
    [InlineData("owner:payments", "approver", false)]
    [InlineData("owner:search", "owner", false)]
    [InlineData("owner:search", "reporter", true)]
    [InlineData("owner:search", "gatekeeper", false)]
    [InlineData("owner", "owner", false)]
    [InlineData("approver", "gatekeeper", true)]
    [InlineData("approver", "owner", true)]
    [InlineData("approver", "admin", false)]
    [InlineData("admin", "approver", true)]
    [InlineData("root", "reporter", false)]
    [InlineData(null, "reporter", false)]
    [InlineData("admin", "root", false)]
    public void A_role_may_do_what_those_before_it_may_and_an_owner_for_its_team_alone(string? role, string needed, bool may) =>
        AccessRoles.May(role, needed, "payments").Should().Be(may);

    [Theory]
    [InlineData("owner:payments", "payments")]
    [InlineData("owner:other:payments", "other:payments")]
    [InlineData("approver", null)]
    [InlineData(null, null)]
    public void Only_an_owner_speaks_for_a_team(string? role, string? team) => AccessRoles.TeamOf(role).Should().Be(team);

    [Fact]
    public void A_service_without_a_team_has_no_owner() => AccessRoles.May("owner:payments", AccessRoles.Owner, null).Should().BeFalse();
}
