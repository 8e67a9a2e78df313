using Scorecards.Client.Resilience;

namespace Scorecards.Client;

/// <summary>Which server is called, as whom, and how long to wait for it.</summary>
public sealed class ScorecardsClientOptions
{
    /// <summary>Where the server is, such as <c>https://scorecards.example.com</c>.</summary>
    public Uri? Url { get; set; }

    /// <summary>The token for writing, and for reading where that is not open.</summary>
    public string? Token { get; set; }

    /// <summary>How often a call that may be made again is made again.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>How long to wait for the answer to one reading.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for the answer to one writing; an evaluation may be waited for up to 60 s.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(75);

    /// <summary>How long a call may take with all that is made of it again.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest pause between two attempts, even where the server asks for a longer one.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    internal Patience Patience => new(Retries, ReadTimeout, WriteTimeout, TotalTimeout, LongestPause);

    /// <exception cref="ArgumentException">The URL is missing or not one of HTTP, or a number or time is out of range.</exception>
    internal void Check()
    {
        if (Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw new ArgumentException($"'{Url}' is not the address of a server: give one such as https://scorecards.example.com.", nameof(Url));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(Retries);
        foreach (var time in (TimeSpan[])[ReadTimeout, WriteTimeout, TotalTimeout, LongestPause])
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromMilliseconds(10));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(1));
        }
    }
}
