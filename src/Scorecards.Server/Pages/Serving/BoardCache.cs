using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Scorecards.Server.Gates;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Pages.Serving;

/// <summary>
/// Keeps the leaderboard as it is sent, for whoever is known by nothing: after a change every open page asks for it at once, and all get
/// the same. A copy is of one snapshot, so none is older than what would be rendered but for its words of how long ago something was,
/// which may be as old as <see cref="Longest"/>.
/// </summary>
internal sealed class BoardCache(LiveSnapshot live, LiveActing acting, CompanySeries series) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>In bytes: some hundred boards.</summary>
    public const int Size = 16 << 20;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path != "/" || !live.Ready
            || request.Headers.ContainsKey(HeaderNames.Authorization) || request.Headers.ContainsKey(HeaderNames.Cookie))
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        context.CacheVaryByRules.VaryByValues["version"] =
            string.Create(CultureInfo.InvariantCulture, $"{live.Current.Version} {acting.Current.Version} {series.Version}");
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && !response.Headers.ContainsKey(HeaderNames.SetCookie);
        return ValueTask.CompletedTask;
    }

    /// <summary>What compression goes by, whatever the order of the words.</summary>
    private static string Encoding(HttpRequest request) => string.Join(
        ',', request.GetTypedHeaders().AcceptEncoding.Select(e => e.ToString()).Order(StringComparer.Ordinal));
}
