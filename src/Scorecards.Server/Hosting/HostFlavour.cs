namespace Scorecards.Server.Hosting;

/// <summary>What makes another host of the server.</summary>
/// <param name="Switches">The switches of the command line that it has beyond the server's, without their dashes.</param>
/// <param name="Usage">What is said of them after the server's own usage.</param>
/// <param name="Configure">Adds to the host before the server's own parts; a runtime of its own takes the place of the server's.</param>
public sealed record HostFlavour(IReadOnlyList<string> Switches, string Usage, Func<WebApplicationBuilder, ServerOptions, Task> Configure)
{
    internal static readonly HostFlavour Plain = new([], "", (_, _) => Task.CompletedTask);
}
