using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Silo.Grains;

namespace Scorecards.Silo.Tests.Grains;

public sealed class InputsGateTests
{
    private static readonly InputStatus _missing = new("", null, null, []);
    private static readonly InputStatus _loaded = new("", DateTimeOffset.UnixEpoch, null, []);

    [Fact]
    public async Task It_opens_with_the_first_catalog_and_definitions_and_not_with_one_of_them()
    {
        var inputs = new LiveInputs();
        var passing = new InputsGate(inputs).PassAsync(default);

        inputs.Publish(WorkingSet.Empty with { ServerUrl = "a" }, _missing, _loaded);
        passing.IsCompleted.Should().BeFalse();
        inputs.Publish(WorkingSet.Empty with { ServerUrl = "b" }, _loaded, _loaded);

        await passing.WaitAsync(TimeSpan.FromSeconds(10));
        new InputsGate(inputs).PassAsync(default).IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task A_grain_on_a_silo_without_inputs_waits_for_them()
    {
        await using var silo = await TestSilo.StartAsync(loaded: false);
        var early = silo.Runtime.EvaluateDueAsync("service-0", DateTimeOffset.UtcNow, default);
        await silo.Grain("service-0").MarkAsync();

        silo.Store.Reads.Should().Be(0);
        silo.Load();

        (await early).Should().NotBeNull();
    }
}
