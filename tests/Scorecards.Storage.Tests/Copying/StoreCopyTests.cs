using Scorecards.Storage.Tests.PostgreSql;
using Scorecards.Storage.Tests.Sqlite;

namespace Scorecards.Storage.Tests.Copying;

/// <summary>Copies between all pairs of engines.</summary>
public static class StoreCopyTests
{
    public sealed class SqliteToSqlite : StoreCopyConformance<SqliteEngine, SqliteEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class SqliteToPostgreSql : StoreCopyConformance<SqliteEngine, PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class PostgreSqlToSqlite : StoreCopyConformance<PostgreSqlEngine, SqliteEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class PostgreSqlToPostgreSql : StoreCopyConformance<PostgreSqlEngine, PostgreSqlEngine>;
}
