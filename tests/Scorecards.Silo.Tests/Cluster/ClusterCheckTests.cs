using Scorecards.Server.Hosting;
using Scorecards.Silo.Cluster;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Silo.Tests.Cluster;

public sealed class ClusterCheckTests
{
    private readonly ClusterCheck check = new("blue", "store-a");

    [Fact]
    public void An_empty_cluster_is_joined() => check.Judge([]).Should().BeNull();

    [Fact]
    public void Silos_of_the_same_cluster_on_the_same_store_are_welcome() =>
        check.Judge([new("blue", check.SiloName), new("blue", new ClusterCheck("blue", "store-a").SiloName)]).Should().BeNull();

    [Fact]
    public void Another_cluster_with_a_store_of_its_own_is_none_of_ours() => check.Judge([new("green", "store-b-1")]).Should().BeNull();

    [Fact]
    public void A_cluster_on_another_store_is_refused() =>
        check.Invoking(c => c.Judge([new("blue", "store-b-1")])).Should().Throw<SettingException>().WithMessage("*'blue' work on another store*--store*--cluster-id*");

    [Fact]
    public void A_second_cluster_on_the_store_is_warned_of() =>
        check.Judge([new("green", "store-a-1"), new("green", "store-a-2"), new("brown", "store-a-3")]).Should().Contain("silos of other clusters too: brown, green");

    [Fact]
    public void A_name_fits_into_the_table_and_is_given_once()
    {
        var name = new ClusterCheck("blue", new string('f', 32)).SiloName;

        name.Length.Should().BeLessThanOrEqualTo(150);
        name.Should().NotBe(new ClusterCheck("blue", new string('f', 32)).SiloName);
    }
}
