using Scorecards.Core.Facts;

namespace Scorecards.Sources.Git;

/// <summary>A repository does not give what it is asked for; the cause says whose fault that is.</summary>
public sealed class GitException : Exception
{
    public GitException()
    {
    }

    public GitException(string message)
        : base(message)
    {
    }

    public GitException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public GitException(UnknownCause cause, string message)
        : base(message) => Cause = cause;

    public UnknownCause Cause { get; } = UnknownCause.Source;
}
