using Scorecards.Core.Runtime;
using Scorecards.Sources.Upstream;

namespace Scorecards.Server.Inputs;

/// <summary>The working set in use and how its inputs are; written by the watchers, read by everyone.</summary>
public sealed class LiveInputs
{
    private volatile State _state = new(WorkingSet.Empty, new InputStatus("", null, null, []), new InputStatus("", null, null, []));

    /// <summary>How the systems are that this node asks.</summary>
    public Upstreams Upstreams { get; } = new();

    public WorkingSet Current => _state.WorkingSet;

    public InputStatus Definitions => _state.Definitions;

    public InputStatus Catalog => _state.Catalog;

    /// <summary>Raised after a new working set is in use.</summary>
    public event Action? Changed;

    public void Publish(WorkingSet workingSet, InputStatus definitions, InputStatus catalog)
    {
        var before = _state;
        _state = new State(workingSet, definitions, catalog);
        if (!ReferenceEquals(before.WorkingSet, workingSet))
        {
            Changed?.Invoke();
        }
    }

    private sealed record State(WorkingSet WorkingSet, InputStatus Definitions, InputStatus Catalog);
}
