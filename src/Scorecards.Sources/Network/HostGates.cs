namespace Scorecards.Sources.Network;

/// <summary>Lets a few requests at a time to each host, over all sources of a process. A host nobody asks takes no memory.</summary>
public sealed class HostGates(int atATime = 2)
{
    private readonly Dictionary<string, HostGate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for a place; dispose what it returns to give the place back.</summary>
    public async Task<IDisposable> EnterAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var key = $"{HostNames.Normalize(host)}:{port}";
        HostGate gate;
        lock (_gates)
        {
            if (!_gates.TryGetValue(key, out gate!))
                _gates[key] = gate = new HostGate(atATime);
            gate.Users++;
        }

        try
        {
            await gate.Places.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }

        return new HostPlace(() =>
        {
            gate.Places.Release();
            Leave(key, gate);
        });
    }

    /// <summary>How many hosts have requests under way or waiting.</summary>
    internal int Count
    {
        get
        {
            lock (_gates)
                return _gates.Count;
        }
    }

    private void Leave(string key, HostGate gate)
    {
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(key);
                gate.Places.Dispose();
            }
        }
    }

    private sealed class HostGate(int places)
    {
        public SemaphoreSlim Places { get; } = new(places, places);

        public int Users { get; set; }
    }

    private sealed class HostPlace(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
