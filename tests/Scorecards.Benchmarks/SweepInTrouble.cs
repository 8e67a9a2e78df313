using System.Diagnostics;
using System.Globalization;
using Scorecards.Server.Tests.Scheduling;
using Scorecards.TestSupport;
using Spectre.Console;

namespace Scorecards.Benchmarks;

/// <summary>
/// How much longer a sweep over many services takes for one upstream while another gets into trouble in the middle of it: the time
/// until the last answer of the healthy one, and until the last evaluation is saved, against a sweep in which both are well.
/// </summary>
internal static class SweepInTrouble
{
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(int services)
    {
        using var folder = new TempFolder();
        foreach (var trouble in Enum.GetValues<FakeTrouble>())
        {
            await using var healthy = new FakePrometheus { Latency = _latency };
            await using var troubled = new FakePrometheus { Latency = _latency };
            await using var sweep = await Sweep.CreateAsync(Path.Combine(folder.Path, $"{trouble}"), services, [healthy, troubled]);
            await MeasureAsync(sweep, healthy);
            var well = await MeasureAsync(sweep, healthy);
            troubled.Break(trouble, after: services / 2);
            var ill = await MeasureAsync(sweep, healthy);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{trouble}: last answer of the other source {ill.Answers.TotalSeconds:0.0} s, {well.Answers.TotalSeconds:0.0} s with both well (ratio {ill.Answers / well.Answers:0.00}); whole sweep {ill.Whole.TotalSeconds:0.0} s, {well.Whole.TotalSeconds:0.0} s (ratio {ill.Whole / well.Whole:0.00})"));
        }
    }

    private static async Task<(TimeSpan Answers, TimeSpan Whole)> MeasureAsync(Sweep sweep, FakePrometheus healthy)
    {
        sweep.Pass(TimeSpan.FromHours(1));
        var (begun, clock) = (DateTime.UtcNow, Stopwatch.StartNew());
        await sweep.RunAsync();
        return (healthy.AnsweredAt - begun, clock.Elapsed);
    }
}
