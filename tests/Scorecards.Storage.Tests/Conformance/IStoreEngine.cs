using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Tests.Conformance;

/// <summary>A place for the data of one test, and the stores that are opened on it.</summary>
public interface IStoreEngine : IAsyncDisposable
{
    /// <summary>Makes an empty place.</summary>
    Task PrepareAsync();

    /// <summary>Another store on the same data, as another process would open it.</summary>
    IStore Open(TimeProvider time);

    /// <summary>Runs SQL past the store, as another version or an operator would.</summary>
    Task<int> ExecuteAsync(string sql);
}
