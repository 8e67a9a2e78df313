using System.Diagnostics;
using System.Globalization;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests;

/// <summary>Starts the real silo as a process of its own.</summary>
internal static class SiloProcess
{
    public static Task<ServerProcess> StartAsync(Workspace workspace, params IEnumerable<string> arguments) =>
        StartAsync(workspace, SystemProcess.FreePort(), arguments);

    public static Task<ServerProcess> StartAsync(Workspace workspace, int port, params IEnumerable<string> arguments) =>
        ServerProcess.StartAsync(Command(workspace, Built, ["--silo-port", port.ToString(CultureInfo.InvariantCulture), .. arguments]));

    /// <summary>The silo as the build made it.</summary>
    public static IReadOnlyList<string> Built => [BuiltProgram.Assembly("Scorecards.Silo", "Scorecards.Silo")];

    /// <param name="program">How <c>dotnet</c> is told to run the silo.</param>
    public static ProcessStartInfo Command(Workspace workspace, IEnumerable<string> program, params IEnumerable<string> arguments) =>
        new("dotnet", [.. program, "--urls", "http://127.0.0.1:0", .. workspace.Arguments, "--silo-address", "127.0.0.1", .. arguments])
        {
            WorkingDirectory = workspace.Folder,
        };
}
