using Scorecards.Core.Catalog;

namespace Scorecards.Cli.Output.Json;

/// <summary>A service in a list.</summary>
internal sealed record ServiceRefJson(string Id, string Title, string? Team, int Tier, string Type, string Lifecycle)
{
    public static ServiceRefJson Of(Service service) => new(service.Id, service.Title ?? service.Id, service.Team, service.Tier, service.Type, service.Lifecycle);
}
