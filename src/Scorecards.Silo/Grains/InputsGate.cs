using Scorecards.Server.Inputs;

namespace Scorecards.Silo.Grains;

/// <summary>
/// Opens when this silo has its first catalog and definitions. It joins before: grains that are placed here meanwhile wait, else
/// they would know no service, or evaluate one by no checks.
/// </summary>
public sealed class InputsGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InputsGate(LiveInputs inputs)
    {
        inputs.Changed += () => OpenWhenLoaded(inputs);
        OpenWhenLoaded(inputs);
    }

    public Task PassAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    private void OpenWhenLoaded(LiveInputs inputs)
    {
        if (inputs.Catalog.LoadedAt is not null && inputs.Definitions.LoadedAt is not null)
        {
            _open.TrySetResult();
        }
    }
}
