using System.Text;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Forges;

/// <summary>What is asked for one batch, each once.</summary>
internal sealed class ForgeAnswers(ForgeApi api, CancellationToken cancellationToken)
{
    private readonly OncePerBatch<Uri, ForgeReply> _replies = new(asked => api.GetAsync(asked, cancellationToken));
    private readonly OncePerBatch<(string Path, string Question), ForgeReply> _questions =
        new(one => api.QueryAsync(one.Path, Encoding.UTF8.GetBytes(one.Question), cancellationToken));

    public ForgeApi Api => api;

    public Task<ForgeReply> GetAsync(Uri asked) => _replies.GetAsync(asked);

    public Task<ForgeReply> QueryAsync(string path, string question) => _questions.GetAsync((path, question));
}
