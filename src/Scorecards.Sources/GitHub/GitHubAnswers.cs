using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>What is asked for one batch, each once.</summary>
internal sealed class GitHubAnswers(GitHubApi api, CancellationToken cancellationToken)
{
    private readonly OncePerBatch<(string Owner, Uri Asked), GitHubReply> _replies = new(one => api.GetAsync(one.Owner, one.Asked, cancellationToken));
    private readonly OncePerBatch<GraphQuestion, GitHubReply> _questions = new(question => api.QueryAsync(question.Variables.Owner, question, cancellationToken));

    public GitHubApi Api => api;

    public Task<GitHubReply> GetAsync(string owner, Uri asked) => _replies.GetAsync((owner, asked));

    public Task<GitHubReply> QueryAsync(GraphQuestion question) => _questions.GetAsync(question);
}
