using Scorecards.Server.Hosting;
using Scorecards.Server.Inputs;

namespace Scorecards.Server.Demo;

internal static class DemoExtensions
{
    private const string Folder = "demo";

    /// <summary>The make-believe company in place of a catalog.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<LiveInputs>()
        .AddSingleton<OwnAddresses>()
        .AddSingleton<ServerAddress>()
        .AddHostedService<DemoService>();

    /// <summary>A database of its own, made anew on every start: what is made up never meets what is real.</summary>
    public static ServerOptions WithDemoData(this ServerOptions options)
    {
        var folder = Path.Combine(options.Data, Folder);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "scorecards.db*") : [])
        {
            File.Delete(file);
        }

        return options with { Data = folder, Store = null };
    }
}
