using Scorecards.Core.Definitions;
using Scorecards.Sources.Documents.Backstage;
using Scorecards.Sources.Git;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;
using Scorecards.Sources.Upstream;

namespace Scorecards.Sources.Documents;

/// <summary>Finds the origin that a place on the command line means.</summary>
public static class Origins
{
    /// <summary>The environment variable with the token for a catalog on a server.</summary>
    public const string CatalogToken = "SCORECARDS_CATALOG_TOKEN";

    /// <summary>The environment variable with the token for definitions on a server.</summary>
    public const string DefinitionsToken = "SCORECARDS_DEFINITIONS_TOKEN";

    private const string BackstagePrefix = "backstage+";
    private const int MaxAnswer = 8 * 1024 * 1024;

    /// <param name="place">A folder, a file, a glob, a git URL (also of a folder in a repository), or <c>backstage+https://HOST</c>.</param>
    /// <param name="poll">How often a server is asked for changes.</param>
    /// <exception cref="OriginException">There is nothing at that place, or it may not be read.</exception>
    public static IDocumentOrigin Catalog(string place, SourceContext context, TimeSpan poll)
    {
        if (place.StartsWith(BackstagePrefix, StringComparison.Ordinal))
            return Backstage(place, context, poll);
        var origin = Of(place, FileSelection.Catalog, context, poll, CatalogToken);
        var own = HttpUrl.Parse(place).Url;
        return new FollowingOrigin(origin, new RemoteFiles(Http(own, CatalogToken, "token", context, Kept(place, context))), poll, context.Clock);
    }

    /// <param name="place">A folder, a file, a glob, or a git URL (also of a folder in a repository).</param>
    /// <param name="poll">How often a server is asked for changes.</param>
    /// <exception cref="OriginException">There is nothing at that place, or it may not be read.</exception>
    public static IDocumentOrigin Definitions(string place, SourceContext context, TimeSpan poll) =>
        Of(place, FileSelection.Definitions, context, poll, DefinitionsToken);

    private static IDocumentOrigin Of(string place, FileSelection selection, SourceContext context, TimeSpan poll, string token)
    {
        if (!place.Contains("://", StringComparison.Ordinal))
            return FolderOrigin.Of(place, selection);
        var (address, error) = RepositoryAddressReader.Read(place);
        if (address is null)
            throw new OriginException($"'{place.Split('@')[^1]}' cannot be read: {error}");
        return address.Url is null ? FolderOrigin.Of(address.LocalPath!, selection) : Git(place, address, selection, context, poll, token);
    }

    private static GitOrigin Git(string place, RepositoryAddress address, FileSelection selection, SourceContext context, TimeSpan poll, string token)
    {
        var folder = Path.GetFullPath(Path.Combine(context.CacheFolder, "origins"));
        var git = new GitRunner(context.Clock);
        var options = new CloneOptions { Folder = folder, FetchEvery = TimeSpan.Zero };
        // Servers take any user name beside a token.
        var worker = new CloneWorker(
            git, Http(address.Url!, token, "token", context), Guard(address.Url!, context), context.Gates, Credential(address.Url!, token, "token", context), options, context.Clock);
        return new GitOrigin(place, address, selection, worker, git, folder, poll);
    }

    private static BackstageOrigin Backstage(string place, SourceContext context, TimeSpan poll)
    {
        var (url, error) = HttpUrl.Parse(place[BackstagePrefix.Length..]);
        if (url is null)
            throw new OriginException($"'{place.Split('@')[^1]}' cannot be read: {error}");
        var http = Http(url, CatalogToken, username: null, context, Kept(place, context));
        return new BackstageOrigin(place, new BackstageApi(url, http), http, poll);
    }

    private static GuardedHttp Http(Uri? own, string token, string? username, SourceContext context, IRequestPolicy? policy = null) => new(
        Guard(own, context),
        new GuardedHttpOptions
        {
            MaxBody = MaxAnswer,
            Timeout = TimeSpan.FromSeconds(30),
            Credential = own is null ? null : Credential(own, token, username, context),
            Policy = policy,
        },
        context.Gates,
        context.Clock);

    private static KeptPolicy? Kept(string place, SourceContext context) =>
        context.CacheFolder.Length == 0 ? null : new KeptPolicy($"origin {place}", KeptReplies.In(context.CacheFolder, context.Clock));

    // Whoever starts the program names the place, and so allows its host.
    private static AddressGuard Guard(Uri? own, SourceContext context)
    {
        var port = own?.Scheme == "git" && own.Port < 0 ? 9418 : own?.Port;
        return new AddressGuard(own is null ? AllowList.Empty : AllowList.Parse([new Located<string>($"{own.Host}:{port}", 0, 0)], "", []), context.OwnUrls, context.Resolve);
    }

    private static HostCredential? Credential(Uri url, string token, string? username, SourceContext context)
    {
        var auth = new AuthSpec { SecretRef = $"env:{token}", Username = username };
        return string.IsNullOrEmpty(context.Environment(token))
            ? null
            : new HostCredential(url, "Authorization", () => SecretReference.Parse(auth.SecretRef)!.ReadHeader(auth, context.Environment));
    }
}
