namespace Scorecards.Storage.Copying;

/// <summary>A store whose tables can be moved.</summary>
internal interface ICopyableStore
{
    /// <summary>The store in messages.</summary>
    string Place { get; }

    /// <summary>Reads at one moment: what is written meanwhile is not seen.</summary>
    Task<T> ReadTablesAsync<T>(Func<ITableReader, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Writes in one transaction, which is committed when the work returns and undone when it throws.</summary>
    Task<T> FillTablesAsync<T>(Func<ITableWriter, Task<T>> fill, CancellationToken cancellationToken);
}
