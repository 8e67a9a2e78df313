using System.Net;

namespace Scorecards.Sources.Network;

/// <summary>Which redirects are followed: to the same host or one on the allow list, and never from https to http.</summary>
internal static class RedirectRule
{
    public static bool IsRedirect(int status) => (HttpStatusCode)status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>The URL to go on with, or null and the reason to stop.</summary>
    public static (Uri? Next, string? Refusal) Resolve(Uri from, string? location, AllowList allow)
    {
        if (string.IsNullOrEmpty(location) || !Uri.TryCreate(from, location, out var next))
            return (null, "the redirect names no valid URL");
        if (HttpUrl.Check(next) is { } error)
            return (null, $"the redirect leads to a URL that cannot be asked: {error}");
        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
            return (null, "the redirect leads from https to http");
        return HostNames.Same(from.Host, next.Host) || allow.HasHost(next.Host, next.Port)
            ? (next, null)
            : (null, $"the redirect leads to another host, {next.Host}, which is not on the source's allow list");
    }
}
