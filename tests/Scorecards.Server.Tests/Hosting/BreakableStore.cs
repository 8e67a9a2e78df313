using System.Reflection;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>A store that a test can take away and bring back.</summary>
public class BreakableStore : DispatchProxy
{
    private IStore? _inner;
    private volatile string? _failing;
    private HeldRead? _held;

    /// <summary>True makes every call fail.</summary>
    public bool Away
    {
        get => _failing is not null;
        set => _failing = value ? "" : null;
    }

    /// <summary>What the feed tells of how far it could be read; null for what the store says.</summary>
    public FeedHorizon? Horizon { get; set; }

    public static IStore Around(IStore inner)
    {
        var store = Create<IStore, BreakableStore>();
        ((BreakableStore)(object)store)._inner = inner;
        return store;
    }

    /// <summary>Makes the calls of one method fail.</summary>
    public void FailOn(string method) => _failing = method;

    /// <summary>Holds the next reading of contents.</summary>
    internal void Hold(HeldRead read) => _held = read;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(IAsyncDisposable.DisposeAsync) && _failing is { } failing && (failing.Length == 0 || failing == targetMethod.Name))
        {
            throw new StoreException("the test took the store away");
        }

        if (targetMethod.Name == nameof(IStore.FindContentsAsync) && Interlocked.Exchange(ref _held, null) is { } held)
        {
            return held.ReadAsync(_inner!, (IReadOnlyCollection<string>)args![0]!, (CancellationToken)args[1]!);
        }

        var answer = targetMethod.Invoke(_inner, args);
        return answer is Task<ChangeBatch> batch && Horizon is { } horizon ? AtAsync(horizon, batch) : answer;
    }

    private static async Task<ChangeBatch> AtAsync(FeedHorizon horizon, Task<ChangeBatch> batch) => await batch with { Horizon = horizon };
}
