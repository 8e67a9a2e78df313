using Scorecards.Core.Facts;

namespace Scorecards.Sources.GitHub;

/// <summary>GitHub does not give what it is asked for.</summary>
internal sealed class GitHubException(FactError error) : Exception(error.Message)
{
    public GitHubException(UnknownCause cause, string message)
        : this(new FactError(cause, message))
    {
    }

    public FactError Error => error;
}
