using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>Backup and restore with PostgreSQL's own tools, as deploy/README.md has them.</summary>
[Trait("Needs", "system")]
public sealed class PostgreSqlBackupTests
{
    [Fact]
    public async Task A_dump_restored_into_a_new_database_brings_back_the_same_leaderboard()
    {
        await using var postgres = await PostgreSqlServer.StartNewAsync();
        using var company = new Company();
        var dump = Path.Combine(company.Workspace.Folder, "scorecards.dump");
        string token;
        BoardContent before;
        await RunAsync(postgres, "createdb", "--encoding=UTF8", "--template=template0", "scorecards");

        await using (var server = await company.StartAsync("--store", postgres.ConnectionString("scorecards")))
        {
            token = await company.LiveAsync(server);
            before = await BoardContent.ReadAsync(server, Company.Services);
            await RunAsync(postgres, "pg_dump", "--format=custom", $"--file={dump}", "scorecards");

            // What happens after the dump is lost, which shows that the restored store is the dump.
            company.Workspace.Check("is-critical", "false");
            await server.EventuallyAsync(
                client => client.JsonAsync("/api/v1/leaderboard?limit=500", body => body.GetProperty("items").EnumerateArray().All(i => i.Text("grade") == "F")), "all F");
            await server.KillAsync();
        }

        await RunAsync(postgres, "dropdb", "--force", "scorecards");
        await RunAsync(postgres, "createdb", "--encoding=UTF8", "--template=template0", "scorecards");
        await RunAsync(postgres, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--dbname=scorecards", dump);
        company.Workspace.Check("is-critical", "service.tier <= 2");

        // As the compose file has it: the password is not in the address.
        await using var restored = await company.StartAsync(
            new Dictionary<string, string> { ["PGPASSWORD"] = "secret" }, "--store", $"postgres://scorecards@127.0.0.1:{postgres.Port}/scorecards");
        await Company.ShouldBeRestoredAsync(restored, before, token);
    }

    private static async Task RunAsync(PostgreSqlServer postgres, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(postgres.Tool(tool), arguments)
        {
            RedirectStandardError = true,
            Environment = { ["PGHOST"] = "127.0.0.1", ["PGPORT"] = $"{postgres.Port}", ["PGUSER"] = "scorecards", ["PGPASSWORD"] = "secret", ["PGDATABASE"] = "postgres" },
        };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{tool}: {errors}");
    }
}
