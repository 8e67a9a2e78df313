using System.Globalization;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Tests.Projection;

public sealed class SnapshotChangeTests
{
    [Fact]
    public void It_names_what_is_new_evaluated_again_or_retired_and_nothing_else()
    {
        var before = Of([Sample.View("same", 90), Sample.View("changed", 90), Sample.View("left", 90)], "1");
        var after = Of([Sample.View("same", 90), Sample.View("changed", 91) with { Revision = 2 }, Sample.View("left", 90, retired: true), Sample.View("came", 50)], "2");

        var change = SnapshotChange.Between(before, after);

        change.Services.Should().Equal("came", "changed", "left");
        (change.Version, change.At).Should().Be(("2", Sample.Now));
    }

    [Theory]
    [InlineData(SnapshotChange.MostServices, true)]
    [InlineData(SnapshotChange.MostServices + 1, false)]
    public void It_names_no_more_than_can_be_read(int services, bool named)
    {
        var views = Enumerable.Range(0, services).Select(i => Sample.View(i.ToString(CultureInfo.InvariantCulture), 90)).ToList();

        var change = SnapshotChange.Between(Snapshot.Empty, Of(views, "1"));

        (change.Services?.Count == services).Should().Be(named);
    }

    private static Snapshot Of(IReadOnlyCollection<ServiceView> views, string version) =>
        SnapshotBuilder.Build(SnapshotInputs.None with { Services = views, Version = version, Now = Sample.Now });
}
