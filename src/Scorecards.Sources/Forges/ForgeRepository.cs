using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Forges;

/// <summary>A repository that is asked about. What it does not give is a <see cref="ForgeException"/>; another form than documented, a <see cref="FormatException"/>.</summary>
/// <param name="name">With its owner, as the service says it.</param>
/// <param name="path">Of it in the API.</param>
internal sealed class ForgeRepository(string name, string path, ForgeAnswers answers)
{
    public string Name => name;

    public string Host => answers.Api.Host;

    /// <summary>The page of it that shows people the same.</summary>
    public string Page(string below = "") => answers.Api.Page(name + below);

    /// <summary>A page by its path on the site.</summary>
    public string Site(string absolute) => answers.Api.Site(absolute);

    /// <summary>The repository itself.</summary>
    /// <param name="parameters">Such as <c>?license=true</c>.</param>
    public async Task<JsonElement> AboutAsync(string parameters = "")
    {
        var reply = await answers.GetAsync(answers.Api.UrlOf(path + parameters));
        return reply.Error is { } error ? throw new ForgeException(error.Cause, error.Message) : reply.Body;
    }

    /// <summary>The branch that is meant by none.</summary>
    public async Task<string> DefaultBranchAsync() => (await AboutAsync()).Text("default_branch") is { Length: > 0 } branch
        ? branch
        : throw new ForgeException(UnknownCause.Subject, $"{name} is empty: it has no default branch");

    /// <summary>An answer, a refusal too, for the one who knows what it means here.</summary>
    /// <param name="below">Below the repository, with parameters.</param>
    public Task<ForgeReply> AskAsync(string below) => answers.GetAsync(answers.Api.UrlOf($"{path}/{below}"));

    /// <summary>A good answer; null where the forge has no such thing (404) of a repository that it shows.</summary>
    public async Task<JsonElement?> FindAsync(string below)
    {
        var reply = await AskAsync(below);
        if (reply.Error is null)
            return reply.Body;
        if (reply.Status != 404)
            throw new ForgeException(reply.Error.Cause, reply.Error.Message);
        await AboutAsync();
        return null;
    }

    /// <summary>A good answer.</summary>
    public async Task<JsonElement> GetAsync(string below) => await FindAsync(below) ?? throw Hidden(below);

    /// <summary>What a plan or an older server does not have, which a forge says by 403 or 404: null then.</summary>
    public async Task<JsonElement?> OptionalAsync(string below)
    {
        var reply = await AskAsync(below);
        return reply.Status is 403 ? null : await FindAsync(below);
    }

    /// <summary>The data of a question in GraphQL.</summary>
    /// <param name="site">The path of GraphQL below the site.</param>
    public async Task<JsonElement> QueryAsync(string site, string question)
    {
        var reply = await answers.QueryAsync(site, question);
        return reply.Error is { } error ? throw new ForgeException(error.Cause, error.Message) : reply.Body;
    }

    /// <summary>The items of all pages, as far as they are looked at.</summary>
    /// <param name="under">The field that holds them; null where the answer itself is the list.</param>
    /// <param name="pages">At most so many.</param>
    /// <param name="isEnough">Whether what came is all that is wanted.</param>
    /// <returns>Truncated when there are more that nobody looked at.</returns>
    public async Task<(IReadOnlyList<JsonElement> Items, bool Truncated)> ListAsync(string below, int pages, string? under = null, Predicate<IReadOnlyList<JsonElement>>? isEnough = null)
    {
        var (items, seen) = (new List<JsonElement>(), new HashSet<Uri>());
        for (Uri? page = answers.Api.UrlOf($"{path}/{below}"); page is not null;)
        {
            if (seen.Count == pages)
                return (items, true);
            if (!seen.Add(page) || !answers.Api.IsOwn(page))
                throw new ForgeException(UnknownCause.Source, $"the pages of {Host} for {Below(below)} lead {(answers.Api.IsOwn(page) ? "in a circle" : $"to {page.Host}, which is not the host of the source's url")}");
            var reply = await answers.GetAsync(page);
            if (reply.Status == 404)
            {
                await AboutAsync();
                throw Hidden(below);
            }

            if (reply.Error is { } error)
                throw new ForgeException(error.Cause, error.Message);
            items.AddRange(under is null ? reply.Body.Items() : reply.Body.Items(under));
            page = isEnough?.Invoke(items) == true ? null : reply.Next;
        }

        return (items, false);
    }

    private ForgeException Hidden(string below) => new(
        UnknownCause.Source, $"{Host} shows {name}, but not {Below(below)} (404): it is switched off, or the credentials of {answers.Api.Source} lack the permission for it");

    private string Below(string below) => $"/{path}/{below.Split('?')[0]}";
}
