using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
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
internal sealed class BoardCache(LiveSnapshot live, LiveActing acting, CompanySeries series, IResponseCompressionProvider compression) : IOutputCachePolicy
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>In bytes: some hundred boards. What they are found by is not counted, so it has to be short.</summary>
    public const int Size = 16 << 20;

    private const int LongestQuery = 200;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path != "/" || !live.Ready || !IsPlain(request)
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
        context.CacheVaryByRules.VaryByValues["encoding"] = request.Headers.AcceptEncoding.Count == 0 ? "" : compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "identity";
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

    // Of a word that is there twice the page takes the first, and the cache does not keep their order.
    private static bool IsPlain(HttpRequest request) => request.QueryString.Value is not { Length: > LongestQuery } && request.Query.All(word => word.Value.Count == 1);
}
