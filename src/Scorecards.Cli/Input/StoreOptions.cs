using System.CommandLine;
using Scorecards.Core.Runtime;
using Scorecards.Storage;

namespace Scorecards.Cli.Input;

/// <summary>The options that say which store is meant; the same as the server's.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The server's data folder",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "./data",
    };

    private readonly Option<string?> _store = new("--store")
    {
        Description = "The server's store, where it is not in the data folder",
        HelpName = "DATABASE",
    };

    public StoreOptions AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_store);
        return this;
    }

    /// <summary>True when the command line names a store, and not only the default is there.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_store) is not null || arguments.GetResult(_data) is { Implicit: false };

    /// <summary>The store, ready for use.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    public async Task<IStore> OpenAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var store = StoreFactory.Create(arguments.GetValue(_store) ?? arguments.GetRequiredValue(_data), TimeProvider.System);
        try
        {
            await store.InitializeAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The data folder where there is none, so that a mistyped one is told instead of filled with an empty store.</summary>
    public string? MissingFolder(ParseResult arguments) =>
        arguments.GetValue(_store) is null && arguments.GetRequiredValue(_data) is var folder && !Directory.Exists(folder) ? folder : null;
}
