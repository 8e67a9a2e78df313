namespace Scorecards.Client.Resilience;

/// <summary>The pause a server asks for (RFC 9110, Retry-After).</summary>
internal static class RetryAfter
{
    /// <summary>The pause; null when the server asks for none.</summary>
    public static TimeSpan? Read(HttpResponseMessage? response, DateTimeOffset now, TimeSpan longest)
    {
        if (response?.Headers.RetryAfter is not { } asked || (asked.Delta ?? asked.Date - now) is not { } pause)
        {
            return null;
        }

        return pause > longest ? longest : pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}
