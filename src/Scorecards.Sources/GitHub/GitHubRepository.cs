using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>A repository that is asked about. What it does not give is a <see cref="GitHubException"/>; another form than documented, a <see cref="FormatException"/>.</summary>
/// <param name="source">The name of the source, for messages.</param>
internal sealed class GitHubRepository(string source, RepositorySlug slug, GitHubAnswers answers)
{
    public RepositorySlug Slug => slug;

    public string Host => answers.Api.Host;

    /// <summary>The page of it that shows people the same.</summary>
    public string Page(string path = "") => $"{answers.Api.Site}/{slug}{path}";

    /// <summary>The repository itself.</summary>
    public async Task<JsonElement> AboutAsync()
    {
        var reply = await AskAsync("");
        return reply.Error is null ? reply.Body : throw new GitHubException(reply.Error);
    }

    /// <summary>The branch that is meant by none.</summary>
    public async Task<string> DefaultBranchAsync() => (await AboutAsync()).Text("default_branch") ?? throw new FormatException("there is no 'default_branch'");

    /// <summary>An answer, a refusal too, for the one who knows what it means here.</summary>
    /// <param name="path">Below the repository, with parameters; empty for itself.</param>
    public Task<GitHubReply> AskAsync(string path) => answers.GetAsync(slug.Owner, UrlOf(path));

    /// <summary>A good answer.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var reply = await AskAsync(path);
        return reply.Error is null ? reply.Body : throw await WhyAsync(reply, path);
    }

    /// <summary>The data of a question in GraphQL about it.</summary>
    public async Task<JsonElement> QueryAsync(string query, string? environments, string? after)
    {
        var reply = await answers.QueryAsync(new GraphQuestion(query, new GraphVariables(slug.Owner, slug.Name, environments, after)));
        return reply.Error is null ? reply.Body : throw new GitHubException(reply.Error);
    }

    /// <summary>The items of all pages, as far as they are looked at.</summary>
    /// <param name="under">The field that holds them; null where the answer itself is the list.</param>
    /// <param name="pages">At most so many.</param>
    /// <param name="isEnough">Whether what came is all that is wanted.</param>
    /// <returns>Truncated when there are more that nobody looked at.</returns>
    public async Task<(IReadOnlyList<JsonElement> Items, bool Truncated)> ListAsync(string path, int pages, string? under = null, Predicate<IReadOnlyList<JsonElement>>? isEnough = null)
    {
        var (items, seen) = (new List<JsonElement>(), new HashSet<Uri>());
        for (Uri? page = UrlOf(path); page is not null;)
        {
            if (seen.Count == pages)
                return (items, true);
            if (!seen.Add(page) || !answers.Api.IsOwn(page))
                throw new GitHubException(UnknownCause.Source, $"the pages of {Host} for {Below(path)} lead {(answers.Api.IsOwn(page) ? "in a circle" : $"to {page.Host}, which is not the host of the source's url")}");
            var reply = await answers.GetAsync(slug.Owner, page);
            if (reply.Error is not null)
                throw await WhyAsync(reply, path);
            if (reply.Status == 204)
                break;
            items.AddRange(under is null ? reply.Body.Items() : reply.Body.Items(under));
            page = isEnough?.Invoke(items) == true ? null : reply.Next;
        }

        return (items, false);
    }

    /// <summary>Why there is no answer. GitHub says 404 for what it does not show, so the repository tells which of the two it is.</summary>
    public async Task<GitHubException> WhyAsync(GitHubReply reply, string path)
    {
        if (reply.Status != 404 || path.Length == 0)
            return new GitHubException(reply.Error!);
        var about = await AskAsync("");
        return new GitHubException(about.Error ?? new FactError(
            UnknownCause.Source, $"{Host} shows {slug}, but not {Below(path)} (404): give the credentials of {source} {(reply.Needed is { } needed ? $"the permission {needed}" : "the permission for it")}"));
    }

    private Uri UrlOf(string path) => answers.Api.UrlOf($"repos/{slug}{(path.Length == 0 ? "" : "/")}{path}");

    private string Below(string path) => $"/repos/{slug}/{path.Split('?')[0]}";
}
