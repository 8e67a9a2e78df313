namespace Scorecards.Core.Runtime;

/// <summary>Whatever evaluates a service cannot be reached now: the node it is on died or hangs. Nothing is known to be wrong with the service.</summary>
public sealed class RuntimeUnavailableException : Exception
{
    public RuntimeUnavailableException()
    {
    }

    public RuntimeUnavailableException(string message)
        : base(message)
    {
    }

    public RuntimeUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
