using System.Diagnostics;

namespace Scorecards.Functional.Deploy;

/// <summary>Takes the right to write from everything in some folders, and gives it back when disposed.</summary>
internal sealed class LockedFolders : IDisposable
{
    private readonly string[] _folders;

    public LockedFolders(params string[] folders)
    {
        _folders = folders;
        Change("a-w");
    }

    public void Dispose() => Change("u+w");

    private void Change(string rights)
    {
        using var process = Process.Start("chmod", ["-R", rights, .. _folders]);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
    }
}
