using System.Diagnostics;
using System.Globalization;

namespace Scorecards.TestSupport;

/// <summary>A real git repository in a folder, made commit by commit with given people and times.</summary>
public sealed class TestRepository
{
    public TestRepository(string folder, bool bare = false)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
        Run(bare ? ["init", "--quiet", "--bare", "--initial-branch=main"] : ["init", "--quiet", "--initial-branch=main"]);
    }

    public string Folder { get; }

    /// <summary>Writes files and commits them.</summary>
    public void Commit(DateTimeOffset at, string person, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        Run("add", "--all");
        RunAt(at, person, "commit", "--quiet", "--allow-empty", "--message", "Change");
    }

    public void RunAt(DateTimeOffset at, string person, params string[] arguments)
    {
        var date = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + " +0000";
        Run(arguments, new()
        {
            ["GIT_AUTHOR_NAME"] = person,
            ["GIT_AUTHOR_EMAIL"] = person + "@example.com",
            ["GIT_COMMITTER_NAME"] = person,
            ["GIT_COMMITTER_EMAIL"] = person + "@example.com",
            ["GIT_AUTHOR_DATE"] = date,
            ["GIT_COMMITTER_DATE"] = date,
        });
    }

    public string Run(params string[] arguments) => Run(arguments, []);

    private string Run(string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }
}
