using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Definitions by digest.</summary>
internal sealed class PostgreSqlDefinitions(PostgreSqlDatabase database) : IDefinitionStore
{
    public Task SaveDefinitionsAsync(string digest, string documents, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ExecuteAsync(
            "INSERT INTO definitions (digest, documents, saved_at) VALUES (@digest, @documents, @now) ON CONFLICT (digest) DO NOTHING",
            new { digest, documents, now = StoredTime.Of(now) },
            cancellationToken);

    public async Task<string?> FindDefinitionsAsync(string digest, CancellationToken cancellationToken) =>
        (await database.QueryAsync<string>(
            "SELECT documents FROM definitions WHERE digest = @digest", new { digest }, cancellationToken).ConfigureAwait(false)).SingleOrDefault();
}
