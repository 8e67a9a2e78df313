using Scorecards.TestSupport;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>One server for all tests of the collection; they run one after another, since a transaction of one delays the feed of all.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlFixture : ICollectionFixture<PostgreSqlFixture>, IAsyncLifetime
{
    public const string Name = "PostgreSQL";

    private static PostgreSqlServer? server;

    /// <summary>Static, because xunit gives fixtures to test classes, not to the engines these make.</summary>
    public static PostgreSqlServer Server => server ?? throw new InvalidOperationException($"The test is not in the collection {Name}.");

    public async Task InitializeAsync() => server = await PostgreSqlServer.StartNewAsync();

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        server = null;
    }
}
