using System.Diagnostics;
using System.Globalization;
using Scorecards.TestSupport.Large;

namespace Scorecards.Benchmarks.Board;

/// <summary>
/// The first byte of the leaderboard of a large company, asked for evenly many times a second of a real server. The floor is an answer of
/// the same server that takes no work, asked for as often. Beside it what a page weighs.
/// </summary>
internal static class BoardReport
{
    private const int PerSecond = 50;

    private static readonly TimeSpan _warming = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(30);

    private static readonly string[] _pages = ["/", "/?page=20", "/?order=held&page=3", "/?q=gateway", "/?by=team", "/services/service-00042"];

    public static async Task RunAsync(int services)
    {
        using var company = await LargeCompany.WriteAsync(services);
        await using var server = await company.StartAsync();
        using var load = new OpenLoad(server.Url);

        // Not measured: what is compiled while it runs, and the days of the trends, are made.
        await load.MeasureAsync("/", PerSecond, _warming);

        Write($"{services:N0} services, {PerSecond} requests a second for {_measured.TotalSeconds:0} s, {Environment.ProcessorCount} processors that client and server share");
        Write($"| first byte of | p50, ms | p95, ms | p99, ms | p95 to that of the floor | CPU of the server, ms | failed |");
        Write($"| --- | --- | --- | --- | --- | --- | --- |");
        var floor = await RowAsync("/health/live", null);
        await RowAsync("/", floor);

        Write($"");
        Write($"| page | kB | with Brotli | with gzip |");
        Write($"| --- | --- | --- | --- |");
        foreach (var page in _pages)
        {
            Write($"| {page} | {await load.SizeAsync(page, "identity") / 1000.0:0.0} | {await load.SizeAsync(page, "br") / 1000.0:0.0} | {await load.SizeAsync(page, "gzip") / 1000.0:0.0} |");
        }

        async Task<LoadResult> RowAsync(string path, LoadResult? beside)
        {
            var before = Cpu(server.ProcessId);
            var result = await load.MeasureAsync(path, PerSecond, _measured);
            var cpu = (Cpu(server.ProcessId) - before).TotalMilliseconds / result.Times.Count;
            Write($"| {path} | {result.At(0.5):0.0} | {result.At(0.95):0.0} | {result.At(0.99):0.0} | {result.At(0.95) / (beside ?? result).At(0.95):0.0} | {cpu:0.0} | {result.Failed} |");
            return result;
        }
    }

    private static TimeSpan Cpu(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.TotalProcessorTime;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
