using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Forges;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>Asks GitHub's API, REST and GraphQL, and says of trouble whose it is to mend.</summary>
/// <param name="url">Of the REST API: <c>https://api.github.com</c>, or <c>https://HOST/api/v3</c> of a GitHub Enterprise Server.</param>
/// <param name="tokens">Null where <c>auth</c> signs in, or nobody does.</param>
internal sealed class GitHubApi(string source, Uri url, GuardedHttp http, InstallationTokens? tokens)
{
    private readonly string _base = url.AbsoluteUri.TrimEnd('/');

    /// <summary>Headers of every request; the version is the oldest that all supported servers speak.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers { get; } =
        [new("Accept", "application/vnd.github+json, application/json"), new("X-GitHub-Api-Version", "2022-11-28")];

    public string Host => url.Host;

    /// <summary>Where people look: <c>github.com</c> for <c>api.github.com</c>, the server itself otherwise.</summary>
    public string Site { get; } = url.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
        ? $"{url.Scheme}://{url.Host[4..]}"
        : url.GetLeftPart(UriPartial.Authority);

    // https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql: beside /api/v3, not below.
    private Uri GraphUrl { get; } = url.AbsolutePath.TrimEnd('/').EndsWith("/api/v3", StringComparison.Ordinal)
        ? new Uri(url.AbsoluteUri.TrimEnd('/')[..^"/v3".Length] + "/graphql")
        : new Uri(url.AbsoluteUri.TrimEnd('/') + "/graphql");

    /// <param name="path">After the base URL, with its parameters.</param>
    public Uri UrlOf(string path) => new($"{_base}/{path}");

    /// <summary>False for a page somewhere else, which a server that has two names may point to.</summary>
    public bool IsOwn(Uri page) => page.GetLeftPart(UriPartial.Authority) == url.GetLeftPart(UriPartial.Authority);

    /// <param name="owner">Of the repository that is asked about.</param>
    public Task<GitHubReply> GetAsync(string owner, Uri asked, CancellationToken cancellationToken) => AskAsync(owner, new GuardedRequest(asked, Headers), cancellationToken);

    /// <summary>Asks in GraphQL; the body is what stands under <c>data</c>.</summary>
    public async Task<GitHubReply> QueryAsync(string owner, GraphQuestion question, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, GitHubJson.Default.GraphQuestion);
        var reply = await AskAsync(owner, new GuardedRequest(GraphUrl, Headers) { Question = new GuardedContent(body, "application/json") }, cancellationToken);
        if (reply.Error is not null)
            return reply;
        var mistake = reply.Body.Part("errors") is { ValueKind: JsonValueKind.Array } errors ? errors.Items().FirstOrDefault() : default;
        if (mistake.ValueKind != JsonValueKind.Object)
            return reply.Body.Part("data") is { ValueKind: JsonValueKind.Object } data ? reply with { Body = data } : reply with { Error = NotGitHub() };
        var (said, type) = (mistake.Text("message") ?? "no reason given", mistake.Text("type"));
        return reply with { Words = said, Error = new FactError(type == "NOT_FOUND" ? UnknownCause.Subject : UnknownCause.Source, $"{Host} refuses the query: {said}") };
    }

    /// <summary>What is said of an answer that has not the form of GitHub's.</summary>
    public FactError NotGitHub() => new(UnknownCause.Source, $"{Host} answered with something that is not GitHub's API: look at the url of the source");

    private async Task<GitHubReply> AskAsync(string owner, GuardedRequest request, CancellationToken cancellationToken)
    {
        if (tokens is not null)
        {
            var (credential, error) = await tokens.ForAsync(owner, cancellationToken);
            if (error is not null)
                return new GitHubReply(0, default, error);
            request = request with { Credential = credential };
        }

        var outcome = await http.GetAsync(request, cancellationToken);
        if (outcome.Trouble is { } trouble)
            return new GitHubReply(0, default, new FactError(trouble.Kind is HttpTroubleKind.Blocked or HttpTroubleKind.BadUrl ? UnknownCause.Definition : UnknownCause.Source, trouble.Message));
        if (outcome.Reply!.Status == 401)
            tokens?.Forget(owner);
        return Read(outcome.Reply, request.Url);
    }

    private GitHubReply Read(GuardedReply reply, Uri asked)
    {
        if (reply.IsTruncated)
            return new GitHubReply(reply.Status, default, new FactError(UnknownCause.Source, $"{Host} answered with more than {reply.Body.Length / 1024 / 1024} MiB: raise the option maxMiB of the source"));
        var body = JsonParts.Read(reply.Body);
        var words = body?.Text("message") ?? "";
        return new GitHubReply(reply.Status, body ?? default, Trouble(reply, asked, body is not null, words))
        {
            Words = words,
            Next = NextPage.Of(reply),
            Needed = reply.Headers.GetValueOrDefault("x-accepted-github-permissions") is { Length: > 0 and < 200 } needed ? needed : null,
        };
    }

    private FactError? Trouble(GuardedReply reply, Uri asked, bool isJson, string words)
    {
        var said = words.Length == 0 ? "" : $": {words}";
        return reply.Status switch
        {
            200 when isJson => null,
            200 => NotGitHub(),
            // Nothing is there, such as the contributors of an empty repository.
            204 => null,
            _ when GitHubLimits.IsReached(reply) => new FactError(UnknownCause.Source, $"{Host} answered {reply.Status}: what it allows is used up{After(reply)}{said}"),
            401 => new FactError(UnknownCause.Source, $"{Host} refuses our credentials (401): look at auth.secretRef or app of the source"),
            403 when reply.Headers.ContainsKey("x-github-sso") => new FactError(UnknownCause.Source, $"{Host} refuses our credentials (403): authorize the token of {source} for single sign-on of the organization"),
            403 or 451 when words.Contains("access blocked", StringComparison.OrdinalIgnoreCase) || reply.Status == 451 =>
                new FactError(UnknownCause.Subject, $"{Host} does not show {Path(asked)} ({reply.Status}{said})"),
            // What a plan does not have is nobody's to mend.
            403 when words.Contains("upgrade to github", StringComparison.OrdinalIgnoreCase) => new FactError(UnknownCause.NotOffered, $"{Host} does not offer {Path(asked)} here{said}"),
            403 => Lacks(reply, asked, said),
            // What a path names is the service's own; where it is not, the repository tells.
            404 => new FactError(UnknownCause.Subject, $"{Host} has no {Path(asked)} (404), or our credentials may not see it"),
            409 => new FactError(UnknownCause.Subject, $"{Host} answered 409{said}"),
            400 or 422 => new FactError(UnknownCause.Definition, $"{Host} refuses the query{said}"),
            _ when reply.RedirectRefused is { } refused => new FactError(UnknownCause.Source, $"{Host} answered {reply.Status}: {refused}"),
            _ => new FactError(UnknownCause.Source, $"{Host} answered {reply.Status}{said}"),
        };
    }

    /// <summary>https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api names the headers that tell what is missing.</summary>
    private FactError Lacks(GuardedReply reply, Uri asked, string said)
    {
        var needed = reply.Headers.GetValueOrDefault("x-accepted-github-permissions") ?? reply.Headers.GetValueOrDefault("x-accepted-oauth-scopes");
        return new FactError(UnknownCause.Source, $"{Host} refuses {Path(asked)} (403{said}): give the credentials of {source} {(needed is { Length: > 0 and < 200 } ? $"the permission {needed}" : "the permission for it")}");
    }

    private string Path(Uri asked) => asked.AbsoluteUri.StartsWith(_base, StringComparison.Ordinal) ? asked.AbsoluteUri[_base.Length..].Split('?')[0] : asked.AbsolutePath;

    private static string After(GuardedReply reply) => reply.Headers.GetValueOrDefault("retry-after") is { Length: < 40 } after ? $", retry after {after} s" : "";
}
