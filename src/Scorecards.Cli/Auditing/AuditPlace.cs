using System.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Core.Runtime;

namespace Scorecards.Cli.Auditing;

/// <summary>Where an audit log is read: in a store, or on a server where one is named and no store is.</summary>
internal sealed class AuditPlace
{
    private readonly StoreOptions _store = new();
    private readonly ServerOptions _server = new();

    public AuditPlace AddTo(Command command)
    {
        _store.AddTo(command);
        _server.AddTo(command);
        return this;
    }

    /// <summary>True when the command line names a store or a server.</summary>
    public bool IsGiven(ParseResult arguments) => _store.IsGiven(arguments) || _server.IsGiven(arguments);

    /// <summary>Reads from the one or the other.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public async Task<ExitStatus> ReadAsync(
        ParseResult arguments, Terminal terminal, Func<IStore, Task<ExitStatus>> inStore, Func<ServerApi, Task<ExitStatus>> onServer, CancellationToken cancellationToken)
    {
        if (_server.IsGiven(arguments) && _store.IsGiven(arguments))
        {
            return terminal.Refuse("--server is given beside --data or --store", "the audit log is read either on a server or in a store: name one of them");
        }

        if (_server.IsNamed(arguments) && !_store.IsGiven(arguments))
        {
            using var server = _server.Connect(arguments);
            return await onServer(server);
        }

        if (_store.MissingFolder(arguments) is { } folder)
        {
            return terminal.Refuse($"there is no data folder '{folder}'", "name the server's with --data, or a server with --server");
        }

        await using var store = await _store.OpenAsync(arguments, cancellationToken);
        return await inStore(store);
    }
}
