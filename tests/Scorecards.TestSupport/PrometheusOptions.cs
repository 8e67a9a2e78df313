namespace Scorecards.TestSupport;

/// <summary>What a test wants of a Prometheus beside rules.</summary>
public sealed record PrometheusOptions
{
    /// <summary>Whether it answers over TLS, and only to <see cref="User"/> with <see cref="Password"/>.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Samples it has from before it started, in the text format of OpenMetrics with times.</summary>
    public string? History { get; init; }

    public const string User = "scorecards";

    public const string Password = "s3cret";

    /// <summary>The password as a web configuration holds it.</summary>
    internal const string Hash = "$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG";
}
