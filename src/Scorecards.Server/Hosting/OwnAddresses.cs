namespace Scorecards.Server.Hosting;

/// <summary>Where this server answers: sources may always look there, so that it can check itself.</summary>
internal sealed class OwnAddresses(ServerOptions options)
{
    private volatile Uri[] _known = options.PublicUrl is { } url ? [new Uri(url)] : [];

    public IReadOnlyCollection<Uri> List() => _known;

    public void Add(Uri address) => _known = [.. _known, address];
}
