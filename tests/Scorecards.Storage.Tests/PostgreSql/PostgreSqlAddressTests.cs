using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;

namespace Scorecards.Storage.Tests.PostgreSql;

public sealed class PostgreSqlAddressTests
{
    [Fact]
    public void A_uri_is_read_with_all_its_parts()
    {
        var address = PostgreSqlAddress.Read(
            "postgres://al%40ice:p%3Ass@db.example:6543/score%20cards?sslmode=require&application_name=board&Maximum%20Pool%20Size=7");

        (address.Username, address.Password, address.Host, address.Port, address.Database).Should()
            .Be(("al@ice", "p:ss", "db.example", 6543, "score cards"));
        (address.SslMode, address.ApplicationName, address.MaxPoolSize).Should().Be((Npgsql.SslMode.Require, "board", 7));
    }

    [Theory]
    [InlineData("postgres://db/cards", "db")]
    [InlineData("PostgreSQL://bob@db", "db")]
    [InlineData("Host=db;Database=cards", "db")]
    [InlineData("database=cards; server = db", "db")]
    [InlineData("postgres://[::1]:6543/cards", "[::1]")]
    public void Both_ways_to_write_an_address_are_known(string text, string host)
    {
        PostgreSqlAddress.IsOne(text).Should().BeTrue();
        PostgreSqlAddress.Read(text).Host.Should().Be(host);
    }

    [Theory]
    [InlineData("./data")]
    [InlineData("/var/lib/postgres")]
    [InlineData("sqlite:./data")]
    [InlineData("C:\\data")]
    [InlineData("")]
    [InlineData("hosts=1")]
    public void Folders_are_not_taken_for_databases(string text) => PostgreSqlAddress.IsOne(text).Should().BeFalse();

    [Theory]
    [InlineData("postgres://al:hunter2@host:notaport/x")]
    [InlineData("postgres://al:hunter2@host/x?sslmode=perhaps")]
    [InlineData("postgres://al:hunter2@host/x?nonsense=1")]
    [InlineData("Host=db;Port=hunter2")]
    [InlineData("Host=db;Passwort=hunter2")]
    public void An_address_that_cannot_be_read_is_refused_without_repeating_it(string text)
    {
        var reading = () => PostgreSqlAddress.Read(text);

        reading.Should().Throw<StoreException>().WithMessage("*cannot be read*postgres://user@host*")
            .Which.ToString().Should().NotContain("hunter2");
    }
}
