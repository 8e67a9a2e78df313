namespace Scorecards.Silo.Grains;

/// <summary>
/// A grain was active twice, and the other one saved first. Whoever still waits asks again; one that was paused or cut off
/// has nobody who waits for it any more, and must not evaluate again on its own.
/// </summary>
public sealed class OvertakenException : Exception
{
    public OvertakenException()
    {
    }

    public OvertakenException(string message)
        : base(message)
    {
    }

    public OvertakenException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
