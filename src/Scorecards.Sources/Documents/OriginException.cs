namespace Scorecards.Sources.Documents;

/// <summary>An origin cannot be read at all; the message says which one, why, and what to do.</summary>
public sealed class OriginException : Exception
{
    public OriginException()
    {
    }

    public OriginException(string message)
        : base(message)
    {
    }

    public OriginException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True when the place may be back later; false when its name is wrong.</summary>
    public bool IsAway { get; init; }
}
