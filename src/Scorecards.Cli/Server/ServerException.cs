namespace Scorecards.Cli.Server;

/// <summary>A server did not do what it was asked; the message says why and what to do.</summary>
/// <param name="isAway">True when the server cannot answer now, false when it refused.</param>
internal sealed class ServerException(string message, bool isAway, Exception? inner = null) : Exception(message, inner)
{
    public bool IsAway => isAway;

    /// <summary>True when what came is no answer of a Scorecards server.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>What the server calls the problem, such as <c>unknown-service</c>; null when it has no word for it.</summary>
    public string? Code { get; init; }

    /// <summary>How long the server asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
