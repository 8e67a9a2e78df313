namespace Scorecards.Sources.Network;

/// <summary>What stands between a source's questions and the wire: whether, when and how often something is sent.</summary>
public interface IRequestPolicy
{
    /// <summary>Answers a question: with an answer that is there, or by asking once or again.</summary>
    /// <param name="ask">Waits for a place at the host and sends, through <see cref="SendAsync"/>.</param>
    Task<HttpOutcome> GetAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken);

    /// <summary>Sends a request of any method that has its place at the host, or refuses to.</summary>
    Task<HttpOutcome> SendAsync(GuardedRequest request, Func<Task<HttpOutcome>> send, CancellationToken cancellationToken);
}
