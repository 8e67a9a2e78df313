using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Forges;

/// <summary>Asks the API of a forge and says of trouble whose it is to mend.</summary>
/// <param name="source">The name of the source, for messages.</param>
/// <param name="product">The name of the forge, for messages.</param>
/// <param name="url">Of the forge, without the path of its API.</param>
/// <param name="root">The path of the API, such as <c>api/v4</c>.</param>
internal sealed class ForgeApi(string source, string product, Uri url, string root, GuardedHttp http)
{
    private readonly string _site = url.AbsoluteUri.TrimEnd('/');

    public string Source => source;

    public string Product => product;

    public string Host => url.Host;

    /// <summary>A page for people.</summary>
    public string Page(string path) => $"{_site}/{path}";

    /// <summary>A page by its path on the host.</summary>
    public string Site(string absolute) => new Uri(url, absolute).AbsoluteUri;

    /// <param name="path">Below the root of the API, with its parameters.</param>
    public Uri UrlOf(string path) => new($"{_site}/{root}/{path}");

    /// <summary>False for a page somewhere else, which a server that has two names may point to.</summary>
    public bool IsOwn(Uri page) => page.GetLeftPart(UriPartial.Authority) == url.GetLeftPart(UriPartial.Authority);

    public Task<ForgeReply> GetAsync(Uri asked, CancellationToken cancellationToken) => AskAsync(new GuardedRequest(asked), cancellationToken);

    /// <summary>Asks in GraphQL; the body is what stands under <c>data</c>. A question that the forge does not understand is not offered there.</summary>
    /// <param name="path">Below the site.</param>
    public async Task<ForgeReply> QueryAsync(string path, ReadOnlyMemory<byte> question, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(new GuardedRequest(new Uri(Page(path))) { Question = new GuardedContent(question.ToArray(), "application/json") }, cancellationToken);
        if (reply.Error is not null)
            return reply;
        if (reply.Body.Part("data") is { ValueKind: JsonValueKind.Object } data && reply.Body.Part("errors") is null)
            return reply with { Body = data };
        var said = reply.Body.Part("errors") is { ValueKind: JsonValueKind.Array } errors ? errors.Items().FirstOrDefault().Text("message") : null;
        return reply with
        {
            Error = said is null ? NotTheProduct()
                : said.Contains("doesn't exist on type", StringComparison.Ordinal) ? new FactError(UnknownCause.NotOffered, $"{Host} does not offer this: {said}")
                : new FactError(UnknownCause.Source, $"{Host} refuses the query: {said}"),
        };
    }

    private FactError NotTheProduct() => new(UnknownCause.Source, $"{Host} answered with something that is not {product}: look at the url of the source");

    private async Task<ForgeReply> AskAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        var outcome = await http.GetAsync(request, cancellationToken);
        if (outcome.Trouble is { } trouble)
            return new ForgeReply(0, default, new FactError(trouble.Kind is HttpTroubleKind.Blocked or HttpTroubleKind.BadUrl ? UnknownCause.Definition : UnknownCause.Source, trouble.Message));
        var reply = outcome.Reply!;
        if (reply.IsTruncated)
            return new ForgeReply(reply.Status, default, new FactError(UnknownCause.Source, $"{Host} answered with more than {reply.Body.Length / 1024 / 1024} MiB: raise the option maxMiB of the source"));
        var body = JsonParts.Read(reply.Body);
        return new ForgeReply(reply.Status, body ?? default, Trouble(reply, request.Url, body), NextPage.Of(reply));
    }

    private FactError? Trouble(GuardedReply reply, Uri asked, JsonElement? body)
    {
        var said = (body?.Text("message") ?? body?.Text("error_description") ?? body?.Text("error")) is { Length: > 0 and < 500 } words ? $": {words}" : "";
        return reply.Status switch
        {
            200 => body is null ? NotTheProduct() : null,
            401 => new FactError(UnknownCause.Source, $"{Host} refuses our credentials (401{said}): look at auth.secretRef of the source"),
            403 => new FactError(UnknownCause.Source, $"{Host} refuses {asked.AbsolutePath} (403{said}): give the credentials of {source} the permission for it"),
            404 => new FactError(UnknownCause.Subject, $"{Host} has no {asked.AbsolutePath} (404), or our credentials may not see it"),
            400 or 422 => new FactError(UnknownCause.Definition, $"{Host} refuses the query{said}"),
            429 when reply.Headers.TryGetValue("retry-after", out var after) => new FactError(UnknownCause.Source, $"{Host} answered 429: too many requests, retry after {after} s"),
            _ when reply.RedirectRefused is { } refused => new FactError(UnknownCause.Source, $"{Host} answered {reply.Status}: {refused}"),
            _ => new FactError(UnknownCause.Source, $"{Host} answered {reply.Status}{said}"),
        };
    }
}
