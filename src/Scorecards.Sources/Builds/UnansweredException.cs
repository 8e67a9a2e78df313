using Scorecards.Core.Facts;

namespace Scorecards.Sources.Builds;

/// <summary>A build server does not give what it is asked for.</summary>
internal sealed class UnansweredException(FactError error) : Exception(error.Message)
{
    public UnansweredException(UnknownCause cause, string message)
        : this(new FactError(cause, message))
    {
    }

    public FactError Error => error;
}
