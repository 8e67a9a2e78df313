using Scorecards.Core.Runtime;
using Scorecards.Storage.PostgreSql;
using Scorecards.Storage.Sqlite;

namespace Scorecards.Storage.Tests;

public sealed class StoreFactoryTests
{
    [Theory]
    [InlineData("./data", typeof(SqliteStore))]
    [InlineData("sqlite:./data", typeof(SqliteStore))]
    [InlineData("postgres://db/scorecards", typeof(PostgreSqlStore))]
    [InlineData("Host=db;Database=scorecards", typeof(PostgreSqlStore))]
    public async Task The_text_decides_the_engine(string text, Type engine)
    {
        await using var store = StoreFactory.Create(text, TimeProvider.System);

        store.Should().BeOfType(engine);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("sqlite:")]
    public void No_place_is_refused(string text)
    {
        var making = () => StoreFactory.Create(text, TimeProvider.System);

        making.Should().Throw<StoreException>().WithMessage("*Name a folder*");
    }
}
