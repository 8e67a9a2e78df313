using System.Net;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Setup;

/// <summary>What a source may use of the process it runs in.</summary>
public sealed record SourceContext
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A folder for copies that can be made again, such as git clones; created when it is needed.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The catalog in use at the moment of asking.</summary>
    public Func<ServiceCatalog> Catalog { get; init; } = () => ServiceCatalog.Empty;

    /// <summary>The sources made of the same definitions, for one that asks others.</summary>
    public Func<IEnumerable<ISource>> Sources { get; init; } = () => [];

    /// <summary>The URLs this server answers at, which it may always look at; empty until it listens.</summary>
    public Func<IReadOnlyCollection<Uri>> OwnUrls { get; init; } = () => [];

    /// <summary>The folders in which annotations and options may point to git repositories on this machine's disk.</summary>
    public IReadOnlyList<string> LocalRoots { get; init; } = [];

    /// <summary>Shared by all sources of the process.</summary>
    public HostGates Gates { get; init; } = new();

    /// <summary>What may be sent with which credential, shared by all sources of the process.</summary>
    public Budgets Budgets { get; init; } = new();

    /// <summary>How the upstreams of the process are.</summary>
    public Upstreams Upstreams { get; init; } = new();

    public HostResolver Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Reads an environment variable, for <c>secretRef: env:NAME</c>.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;
}
