namespace Scorecards.Cli.Server;

/// <summary>A server did not do what it was asked; the message says why and what to do.</summary>
/// <param name="isAway">True when the server cannot answer now, false when it refused.</param>
internal sealed class ServerException(string message, bool isAway, Exception? inner = null) : Exception(message, inner)
{
    public bool IsAway => isAway;
}
