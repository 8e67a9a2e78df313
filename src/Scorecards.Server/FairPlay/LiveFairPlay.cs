namespace Scorecards.Server.FairPlay;

/// <summary>What is worth a look, as this node knows it; written by the service that looks, read by everyone.</summary>
public sealed class LiveFairPlay
{
    private volatile FairPlayReading _current = FairPlayReading.None;
    private volatile string? _failure;

    public FairPlayReading Current => _current;

    /// <summary>Why it cannot be looked now, so that <see cref="Current"/> grows old; null when it can.</summary>
    public string? Failure => _failure;

    internal void Publish(FairPlayReading reading) => (_current, _failure) = (reading, null);

    internal void Failed(string reason) => _failure = reason;
}
