using System.Net;

namespace Scorecards.Silo.Cluster;

/// <summary>What a silo has beyond the settings of the server, given in the same ways.</summary>
public sealed record SiloOptions
{
    /// <summary>The PostgreSQL database through which silos find each other. Without it, this silo is a cluster of its own.</summary>
    public string? Cluster { get; init; }

    /// <summary>Silos of the same id in the same database are one cluster.</summary>
    public string ClusterId { get; init; } = "scorecards";

    /// <summary>Where the other silos reach this one. Default: the first address of this machine; loopback without a cluster.</summary>
    public IPAddress? SiloAddress { get; init; }

    /// <summary>The port the other silos reach this one at. Whoever reaches it can call every grain: keep it in your own network.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>The port for Orleans clients from outside the cluster; 0, since Scorecards has none, opens none.</summary>
    public int GatewayPort { get; init; }
}
