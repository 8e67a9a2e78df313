using System.Reflection;
using Orleans;
using Scorecards.Silo.Grains;

namespace Scorecards.Silo.Tests.Grains;

public sealed class RunDeadlineTests
{
    [Fact]
    public async Task A_run_that_takes_too_long_is_ended_and_the_next_one_goes()
    {
        await using var silo = await TestSilo.StartAsync(new RunDeadline(TimeSpan.FromSeconds(3)));
        silo.Store.Hold("service-0");

        await silo.Runtime.Invoking(r => r.EvaluateAsync("service-0", default)).Should().ThrowAsync<TimeoutException>().WithMessage("*service-0 took longer than*");

        (await silo.Runtime.EvaluateAsync("service-0", default)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_silo_that_stops_ends_its_runs_at_once()
    {
        var silo = await TestSilo.StartAsync();
        var held = silo.Store.Hold("service-0");
        var run = silo.Runtime.EvaluateAsync("service-0", default);
        await held.Reached;

        await silo.StopAsync().WaitAsync(TimeSpan.FromSeconds(15));

        await run.Invoking(r => r.WaitAsync(TimeSpan.FromSeconds(60))).Should().ThrowAsync<Exception>();
        await silo.DisposeAsync();
    }

    [Fact]
    public void A_call_outlasts_the_run_before_it_and_its_own()
    {
        var call = typeof(IServiceGrain).GetMethod(nameof(IServiceGrain.EvaluateAsync))!.GetCustomAttribute<ResponseTimeoutAttribute>()!.Timeout!.Value;

        call.Should().BeGreaterThan(RunDeadline.Default.After * 2);
    }
}
