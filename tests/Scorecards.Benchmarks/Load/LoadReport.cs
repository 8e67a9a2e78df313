using System.Globalization;

namespace Scorecards.Benchmarks.Load;

/// <summary>How evaluating scales: with concurrency on one server, and with servers on one PostgreSQL. Printed as Markdown.</summary>
internal static class LoadReport
{
    private static readonly TimeSpan _latency = TimeSpan.FromMilliseconds(100);
    private static readonly int[] _levels = [1, 2, 4, 8, 16, 32, 64, 128];

    public static async Task RunAsync()
    {
        await using var servers = await LoadedServers.StartAsync(_latency);

        // Not measured: it fills the store and warms the caches of the database.
        await servers.MeasureAsync(1, 64);

        Write($"## One server, a source that answers after {_latency.TotalMilliseconds:0} ms, 20 checks a service");
        Header();
        var samples = new List<LoadSample>();
        foreach (var level in _levels)
        {
            samples.Add(await servers.MeasureAsync(1, level));
            Row(samples[^1]);
        }

        Law(samples);
        Console.WriteLine();
        Console.WriteLine("## Servers on one PostgreSQL, 32 services at a time each");
        Header();
        var one = samples.Single(s => s.Concurrency == 32);
        var three = await servers.MeasureAsync(3, 32);
        Row(one);
        Row(three);
        Write($"{three.Nodes} servers do {three.PerSecond / one.PerSecond:0.00} times the work of one, on {Environment.ProcessorCount} processors that all of it shares.");
    }

    private static void Law(List<LoadSample> samples)
    {
        var points = samples.Select(s => ((double)s.Concurrency, s.PerSecond)).ToList();
        var law = Scalability.Fit(points);
        var top = samples.MaxBy(s => s.PerSecond)!;
        Console.WriteLine();
        Write($"Universal Scalability Law: λ {law.Lambda:0.0}/s, contention σ {law.Sigma:0.0000}, coherency κ {law.Kappa:0.000000}, R² {law.Explains(points):0.000}; highest at {(double.IsInfinity(law.Peak) ? "no" : law.Peak.ToString("0", CultureInfo.InvariantCulture))} at a time.");
        Write($"The floor is the source: {1 / _latency.TotalSeconds:0.0}/s for each service at a time; one at a time reaches {samples[0].PerSecond * _latency.TotalSeconds:0.00} of it.");
        FormattableString limit = top.Busy > 0.85
            ? $"What limits it: the processors. At {top.Concurrency} at a time {top.Busy:P0} of them is in use, {top.ServerCpu + top.DatabaseCpu:0} µs a service for server and database, the rest for the source and the measuring itself."
            : top.LockWait > 1_000_000 / top.PerSecond
                ? $"What limits it: locks in the database, {top.LockWait:0} µs a service."
                : (FormattableString)$"What limits it: waiting. At {top.Concurrency} at a time only {top.Busy:P0} of the processors is in use, and nothing waits for locks: more at a time would do more.";
        Write(limit);
    }

    private static void Header()
    {
        Console.WriteLine("| servers | at a time | services/s | CPU of servers, µs | CPU of PostgreSQL, µs | SQL statements | lock wait, µs | processors in use |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
    }

    private static void Row(LoadSample s) => Write(
        $"| {s.Nodes} | {s.Concurrency} | {s.PerSecond:0.0} | {s.ServerCpu:0} | {s.DatabaseCpu:0} | {s.Statements:0.0} | {s.LockWait:0} | {s.Busy:P0} |");

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
