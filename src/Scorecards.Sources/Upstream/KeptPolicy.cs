using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>Of requests that are no source's: each is sent once, and asks only whether the answer changed where one is kept.</summary>
/// <param name="asker">Whose requests they are: what one may see is not shown to another.</param>
internal sealed class KeptPolicy(string asker, KeptReplies kept) : IRequestPolicy
{
    public Task<HttpOutcome> GetAsync(
        GuardedRequest request, Func<GuardedRequest, CancellationToken, Task<HttpOutcome>> ask, CancellationToken cancellationToken) =>
        kept.GetAsync($"{asker}\n{request.Key()}", request, asked => ask(asked, cancellationToken));

    public Task<HttpOutcome> SendAsync(GuardedRequest request, Func<Task<HttpOutcome>> send, CancellationToken cancellationToken) => send();
}
