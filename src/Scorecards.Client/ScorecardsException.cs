using System.Net;
using Scorecards.Client.Models;

namespace Scorecards.Client;

/// <summary>A call was refused, or could not be made.</summary>
public sealed class ScorecardsException : Exception
{
    public ScorecardsException()
    {
    }

    public ScorecardsException(string message)
        : base(message)
    {
    }

    public ScorecardsException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The status code of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the server said of it; null when it said nothing that can be read.</summary>
    public ApiProblem? Problem { get; init; }
}
