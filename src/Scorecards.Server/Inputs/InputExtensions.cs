using Scorecards.Server.Hosting;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Inputs;

internal static class InputExtensions
{
    /// <summary>The catalog and the definitions, read where the options say.</summary>
    /// <exception cref="OriginException">There is nothing at such a place.</exception>
    public static IServiceCollection AddInputs(this IServiceCollection services, ServerOptions options)
    {
        var live = new LiveInputs();
        var ownAddress = new OwnAddresses(options);
        var context = new SourceContext
        {
            CacheFolder = Path.Combine(options.Data, "cache"),
            Catalog = () => live.Current.Catalog,
            OwnUrls = ownAddress.List,
            Upstreams = live.Upstreams,
            LocalRoots = Directory.Exists(options.Catalog) ? [Path.GetFullPath(options.Catalog)]
                : File.Exists(options.Catalog) ? [Path.GetDirectoryName(Path.GetFullPath(options.Catalog))!]
                : [],
        };
        var catalog = new CatalogInput(Origins.Catalog(options.Catalog, context, options.Poll));
        var definitions = new DefinitionInput(Origins.Definitions(ShippedDefinitions.Place(options), context, options.Poll), context);
        return services
            .AddSingleton(live)
            .AddSingleton(ownAddress)
            .AddSingleton<ServerAddress>()
            .AddSingleton(context)
            .AddSingleton(catalog)
            .AddSingleton(definitions)
            .AddHostedService<InputService>();
    }
}
