using System.Diagnostics;

namespace Scorecards.TestSupport;

/// <summary>
/// A real PostgreSQL on a free loopback port, with its data in a temporary folder. PostgreSQL refuses to run as root; for
/// root it runs as the user <c>postgres</c>, which the distribution's package creates.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Missing =
        "These tests need PostgreSQL 13 or later. Install it (Debian, Ubuntu: apt install postgresql), or put its initdb and postgres on the PATH.";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"scorecards-pg-{Guid.NewGuid():n}");
    private readonly string programs = FindPrograms();
    private Process? server;

    private PostgreSqlServer()
    {
    }

    public int Port { get; } = SystemProcess.FreePort();

    /// <summary>The process to stop or pause in a test; PostgreSQL's own children end with it.</summary>
    public int ProcessId => server?.Id ?? throw new InvalidOperationException("PostgreSQL is stopped.");

    public static async Task<PostgreSqlServer> StartNewAsync()
    {
        var made = new PostgreSqlServer();

        try
        {
            await made.CreateAsync();
            await made.StartAsync();
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>The path of one of the programs that come with it, such as <c>pg_dump</c>.</summary>
    public string Tool(string name) => Path.Combine(programs, name);

    /// <param name="database"><c>postgres</c> is always there.</param>
    public string ConnectionString(string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Username=scorecards;Password=secret;Database={database}";

    /// <summary>Runs a program of the distribution, such as pg_dump, in the server's folder, with the address of a database.</summary>
    public Task RunAsync(string program, params string[] arguments) =>
        FinishAsync(Launch(program, [.. arguments, $"--dbname=postgresql://scorecards:secret@127.0.0.1:{Port}/postgres"]));

    /// <summary>Runs SQL as its superuser and returns the rows, one a line, their columns joined by <c>|</c>.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql, string database = "postgres")
    {
        using var psql = Process.Start(new ProcessStartInfo(Tool("psql"), ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGHOST"] = "127.0.0.1", ["PGPORT"] = $"{Port}", ["PGUSER"] = "scorecards", ["PGPASSWORD"] = "secret", ["PGDATABASE"] = database },
        })!;
        var (output, errors) = (psql.StandardOutput.ReadToEndAsync(), psql.StandardError.ReadToEndAsync());
        await psql.StandardInput.WriteAsync(sql);
        psql.StandardInput.Close();
        await psql.WaitForExitAsync();
        return psql.ExitCode == 0
            ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"psql: {await errors}");
    }

    /// <summary>Starts it again on the same port with the same data.</summary>
    public async Task StartAsync()
    {
        // Nothing of the server may come between a transaction and the feed: autovacuum has transactions of its own.
        server = Launch(
            "postgres", "-D", Path.Combine(folder, "data"), "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "autovacuum=off", "-c", "max_connections=200", "-c", "logging_collector=off", "-c", "log_destination=stderr");
        var said = new List<string>();

        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);

            if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
            {
                // Read on, or the server would block once the pipe is full.
                _ = server.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', said)}");
    }

    /// <summary>Stops it as an operator does: connections are cut, what is committed is on disk.</summary>
    public async Task StopAsync()
    {
        if (server is not null)
        {
            using var signal = Process.Start("kill", ["-INT", $"{server.Id}"]);
            await signal.WaitForExitAsync();
            await server.WaitForExitAsync();
            server.Dispose();
            server = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CreateAsync()
    {
        Directory.CreateDirectory(folder);

        if (Environment.IsPrivilegedProcess)
        {
            await FinishAsync(Process.Start(new ProcessStartInfo("chown", ["postgres:", folder]) { RedirectStandardError = true })!);
        }

        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, "secret");
        var data = Path.Combine(folder, "data");
        await FinishAsync(Launch(
            "initdb", "-D", data, "-U", "scorecards", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
    }

    private Process Launch(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        string[] all = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]
            : [path, .. arguments];

        return Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = false,
            WorkingDirectory = folder,
        })!;
    }

    private static async Task FinishAsync(Process process)
    {
        using (process)
        {
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{process.StartInfo.FileName} failed: {errors}. {Missing}");
            }
        }
    }

    private static string FindPrograms() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
                : [])
            .Where(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")))
            // A link on the PATH may stand alone; beside its target are all the others.
            .Select(place => new FileInfo(Path.Combine(place, "initdb")))
            .Select(program => Path.GetDirectoryName((program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName))
            .FirstOrDefault()
        ?? throw new InvalidOperationException(Missing);
}
