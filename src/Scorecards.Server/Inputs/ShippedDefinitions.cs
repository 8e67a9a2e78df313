using Scorecards.Server.Hosting;

namespace Scorecards.Server.Inputs;

/// <summary>The checks that come with the program.</summary>
internal static class ShippedDefinitions
{
    private const string Local = "./checks";

    /// <summary>Beside the program, also when it was published.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "checks");

    /// <summary>What the options name, else <c>./checks</c>, else the shipped ones.</summary>
    public static string Place(ServerOptions options) => options.Definitions ?? (Directory.Exists(Local) ? Local : Folder);
}
