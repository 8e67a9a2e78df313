namespace Scorecards.Sources.Upstream;

/// <summary>What one source wants of its way to the upstream.</summary>
internal sealed record UpstreamOptions
{
    /// <summary>How long one question may take, repeats included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>True where how the other side answers is the fact itself: each question is sent once, whatever came before.</summary>
    public bool IsProbe { get; init; }
}
