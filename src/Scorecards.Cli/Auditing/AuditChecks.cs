using Scorecards.Cli.Gates;
using Scorecards.Cli.Server;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;

namespace Scorecards.Cli.Auditing;

/// <summary>Verifies audit logs that were exported.</summary>
internal static class AuditChecks
{
    /// <summary>The problem of a server that has signed no end of its log yet.</summary>
    private const string NothingSigned = "nothing-signed";

    /// <summary>Verifies lines of an export.</summary>
    /// <param name="after">The place after which they begin: 0 for a whole export.</param>
    public static async Task<AuditReport> LinesAsync(
        IAsyncEnumerable<string> lines, IReadOnlyList<AuditHead> heads, IReadOnlyList<SigningKey> keys, long after, CancellationToken cancellationToken)
    {
        var (collector, number) = (await AuditCollector.BeginAsync(heads, keys, after), 0L);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            number++;
            if (AuditLine.Read(line) is { } row)
            {
                collector.Take(row);
            }
            else
            {
                collector.TakeBroken(number);
            }
        }

        return collector.Finish();
    }

    /// <summary>Verifies the log of a server, held against the latest end that it has signed.</summary>
    /// <param name="keys">Null for those that the server publishes.</param>
    /// <exception cref="ServerException">The server is away, or refuses.</exception>
    public static async Task<AuditReport> ServerAsync(ServerApi server, IReadOnlyList<SigningKey>? keys, CancellationToken cancellationToken)
    {
        keys ??= VerdictFile.Usable((await server.GetAsync($"gate/keys", ServerJson.Readable.KeySetAnswer, cancellationToken)).Keys);

        // Before the rows, so that none that it tells of can be missing because it came later.
        var heads = await HeadAsync(server, cancellationToken) is { } head ? new[] { head } : [];
        return await LinesAsync(server.LinesAsync($"audit/export", cancellationToken), heads, keys, 0, cancellationToken);
    }

    private static async Task<AuditHead?> HeadAsync(ServerApi server, CancellationToken cancellationToken)
    {
        try
        {
            return (await server.GetAsync($"audit/head", ServerJson.Readable.AuditHeadAnswer, cancellationToken)).ToHead();
        }
        catch (ServerException e) when (e.Code == NothingSigned)
        {
            return null;
        }
    }
}
