using System.Diagnostics;

namespace Scorecards.Benchmarks.Board;

/// <summary>
/// Asks evenly so many times a second whether or not earlier answers have come, as people do, and counts from the moment when each was
/// meant to be asked for: a server that falls behind is seen to.
/// </summary>
internal sealed class OpenLoad(Uri server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = server };

    public async Task<LoadResult> MeasureAsync(string path, int perSecond, TimeSpan span)
    {
        var clock = Stopwatch.StartNew();
        var count = (int)(span.TotalSeconds * perSecond);
        var asked = new Task<(double Milliseconds, bool Good)>[count];
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            // Timers are late by up to some milliseconds, which is not the server's doing.
            var meant = clock.Elapsed - due < TimeSpan.FromMilliseconds(5) ? clock.Elapsed : due;
            asked[i] = AskAsync(path, clock, meant);
        }

        var answers = await Task.WhenAll(asked);
        return new LoadResult([.. answers.Select(a => a.Milliseconds).Order()], answers.Count(a => !a.Good));
    }

    /// <summary>The bytes of a page as they are sent.</summary>
    public async Task<int> SizeAsync(string path, string encoding)
    {
        using var request = Request(path, encoding);
        using var response = await _http.SendAsync(request);
        return response.EnsureSuccessStatusCode().Content.Headers.ContentEncoding.SingleOrDefault("identity") == encoding
            ? (await response.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{path} is not sent with {encoding}.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<(double Milliseconds, bool Good)> AskAsync(string path, Stopwatch clock, TimeSpan meant)
    {
        using var request = Request(path, "br");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1]);
        var took = (clock.Elapsed - meant).TotalMilliseconds;
        await body.CopyToAsync(Stream.Null);
        return (took, response.IsSuccessStatusCode);
    }

    private static HttpRequestMessage Request(string path, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        request.Headers.Accept.ParseAdd("text/html");
        return request;
    }
}
