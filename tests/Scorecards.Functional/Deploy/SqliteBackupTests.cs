using Microsoft.Data.Sqlite;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>Backup and restore with SQLite, as deploy/README.md has them.</summary>
public sealed class SqliteBackupTests
{
    [Fact]
    public async Task A_backup_of_a_running_server_brings_back_the_same_leaderboard()
    {
        using var company = new Company();
        var data = Path.Combine(company.Workspace.Folder, "data");
        var backup = Path.Combine(company.Workspace.Folder, "backup.db");
        string token;
        BoardContent before;

        await using (var server = await company.StartAsync())
        {
            token = await company.LiveAsync(server);
            before = await BoardContent.ReadAsync(server, Company.Services);
            Vacuum(Path.Combine(data, "scorecards.db"), backup);

            // What happens after the backup is lost, which shows that the restored store is the backup.
            company.Workspace.Check("is-critical", "false");
            await server.EventuallyAsync(
                client => client.JsonAsync("/api/v1/leaderboard?limit=500", body => body.GetProperty("items").EnumerateArray().All(i => i.Text("grade") == "F")), "all F");
            await server.KillAsync();
        }

        Directory.Delete(data, recursive: true);
        Directory.CreateDirectory(data);
        File.Copy(backup, Path.Combine(data, "scorecards.db"));
        company.Workspace.Check("is-critical", "service.tier <= 2");

        await using var restored = await company.StartAsync();
        await Company.ShouldBeRestoredAsync(restored, before, token);
    }

    [Fact]
    public async Task A_copy_of_the_folder_of_a_stopped_server_brings_back_the_same_leaderboard()
    {
        using var company = new Company();
        var data = Path.Combine(company.Workspace.Folder, "data");
        var copy = Path.Combine(company.Workspace.Folder, "copy");
        string token;
        BoardContent before;

        await using (var server = await company.StartAsync())
        {
            token = await company.LiveAsync(server);
            before = await BoardContent.ReadAsync(server, Company.Services);
            await server.KillAsync();
        }

        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(data))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        Directory.Delete(data, recursive: true);
        Directory.Move(copy, data);

        await using var restored = await company.StartAsync();
        await Company.ShouldBeRestoredAsync(restored, before, token);
    }

    /// <summary>The statement that the command line of SQLite would run.</summary>
    private static void Vacuum(string database, string backup)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $backup";
        command.Parameters.AddWithValue("$backup", backup);
        command.ExecuteNonQuery();
    }
}
