namespace Scorecards.Sources.Network;

/// <summary>The guard refused to dial; the message says what and how to allow it.</summary>
public sealed class BlockedAddressException : Exception
{
    public BlockedAddressException()
    {
    }

    public BlockedAddressException(string message)
        : base(message)
    {
    }

    public BlockedAddressException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
