using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Scorecards.TestSupport;

namespace Scorecards.Benchmarks.Load;

/// <summary>Real servers on one real PostgreSQL, with services that each ask a source that takes its time.</summary>
internal sealed class LoadedServers : IAsyncDisposable
{
    private const int Services = 4_000;

    // Each host is asked by two requests of a node at a time, so there must be enough hosts for every level.
    private const int Hosts = 64;

    private static readonly TimeSpan _window = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);

    private readonly Workspace _workspace = new();
    private readonly List<LoopbackServer> _hosts;
    private readonly PostgreSqlServer _postgres;
    private readonly NpgsqlDataSource _database;

    private LoadedServers(PostgreSqlServer postgres, TimeSpan latency)
    {
        _postgres = postgres;
        _database = NpgsqlDataSource.Create(postgres.ConnectionString());
        _hosts = [.. Enumerable.Range(0, Hosts).Select(_ => new LoopbackServer(async (_, response) =>
        {
            await Task.Delay(latency);
            await response.JsonAsync("""{"ok": true}""");
        }))];
        for (var i = 0; i < Services; i++)
        {
            _workspace.Component($"service-{i:0000}", annotations: $$"""{ example.com/port: "{{_hosts[i % Hosts].Port}}" }""");
        }

        _workspace.Definition("http.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: http }
            spec: { kind: http, allow: ["127.0.0.1"] }
            """);
        var probe = "{ probe: { source: http, query: get, ttl: 0s, with: { url: \"http://127.0.0.1:${service.annotations['example.com/port']}/\" } } }";
        var checks = Enumerable.Range(0, 20).Select(i => $"check-{i}").ToList();
        checks.ForEach(check => _workspace.Check(check, "facts.probe.json.ok", probe));
        _workspace.Scorecard(checks);
    }

    /// <param name="latency">How long the source takes for each answer.</param>
    public static async Task<LoadedServers> StartAsync(TimeSpan latency)
    {
        var postgres = await PostgreSqlServer.StartNewAsync();
        await postgres.QueryAsync("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        await postgres.StopAsync();
        await postgres.StartAsync();
        await postgres.QueryAsync("CREATE EXTENSION pg_stat_statements");
        return new LoadedServers(postgres, latency);
    }

    /// <summary>Has so many servers evaluate at full load for some seconds.</summary>
    public async Task<LoadSample> MeasureAsync(int nodes, int concurrency)
    {
        var servers = new List<ServerProcess>();
        try
        {
            for (var node = 0; node < nodes; node++)
            {
                servers.Add(await ServerProcess.StartAsync(_workspace.Folder, [
                    .. _workspace.Arguments.SkipLast(1), $"data-{node}", "--store", _postgres.ConnectionString(), "--interval", "1h",
                    "--concurrency", concurrency.ToString(CultureInfo.InvariantCulture)]));
            }

            foreach (var server in servers)
            {
                await server.EventuallyAsync(async http => (await http.GetAsync("/health/ready")).IsSuccessStatusCode ? http : null, "ready");
            }

            await MakeAllDueAsync();
            await UntilSavedAsync(await SavedAsync() + (concurrency * nodes * 2));
            return await WatchAsync(servers, concurrency);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _workspace.Dispose();
    }

    private async Task<LoadSample> WatchAsync(List<ServerProcess> servers, int concurrency)
    {
        await ExecuteAsync("SELECT pg_stat_statements_reset()");
        var (saved, server, database, machine) = (await SavedAsync(), Cpu(servers), await DatabaseCpuAsync(), MachineCpu());
        var clock = Stopwatch.StartNew();
        double waited = 0;
        var last = clock.Elapsed;
        while (clock.Elapsed < _window)
        {
            await MakeAllDueAsync();
            for (var until = clock.Elapsed + TimeSpan.FromSeconds(1); clock.Elapsed < until;)
            {
                // Many short looks: what waits in one of them waited about as long as since the last.
                await Task.Delay(_look);
                var waiting = await NumberAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
                waited += waiting * (clock.Elapsed - last).TotalMicroseconds;
                last = clock.Elapsed;
            }
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var services = await SavedAsync() - saved;
        var statements = await NumberAsync("SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%' AND query NOT LIKE '%sum(revision)%'");
        return new LoadSample(
            servers.Count, concurrency, services / seconds, (Cpu(servers) - server).TotalMicroseconds / services,
            (await DatabaseCpuAsync() - database).TotalMicroseconds / services, statements / services, waited / services,
            (MachineCpu() - machine).TotalSeconds / seconds / Environment.ProcessorCount);
    }

    /// <summary>As if an hour had passed, for all but those that are claimed.</summary>
    private Task MakeAllDueAsync() =>
        ExecuteAsync("UPDATE services SET due_at = (extract(epoch FROM now()) * 10000000)::bigint WHERE lease_owner IS NULL AND due_at > (extract(epoch FROM now()) * 10000000)::bigint");

    private async Task UntilSavedAsync(double count)
    {
        for (var clock = Stopwatch.StartNew(); await SavedAsync() < count;)
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new TimeoutException("The servers do not evaluate anything.");
            }

            await Task.Delay(_look);
        }
    }

    private Task<double> SavedAsync() => NumberAsync("SELECT coalesce(sum(revision), 0) FROM services");

    private async Task<double> NumberAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return Convert.ToDouble(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static TimeSpan Cpu(List<ServerProcess> servers) => servers.Select(s => CpuOf(s.ProcessId)).Aggregate(TimeSpan.Zero, (sum, cpu) => sum + cpu);

    private static TimeSpan CpuOf(int process)
    {
        using var found = Process.GetProcessById(process);
        return found.TotalProcessorTime;
    }

    /// <summary>PostgreSQL has a process for each connection; one that ended meanwhile is left out.</summary>
    private async Task<TimeSpan> DatabaseCpuAsync()
    {
        await using var command = _database.CreateCommand("SELECT json_agg(pid) FROM pg_stat_activity");
        var backends = JsonSerializer.Deserialize<int[]>((string)(await command.ExecuteScalarAsync())!)!;
        var total = CpuOf(_postgres.ProcessId);
        foreach (var backend in backends)
        {
            try
            {
                total += CpuOf(backend);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                // It has ended since it was listed.
            }
        }

        return total;
    }

    /// <summary>Time of all processors that was not idle, from <c>/proc/stat</c>: user, nice, system, idle, iowait and on, in hundredths of a second.</summary>
    private static TimeSpan MachineCpu()
    {
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToList();
        return TimeSpan.FromMilliseconds(10 * (times.Sum() - times[3] - times[4]));
    }
}
