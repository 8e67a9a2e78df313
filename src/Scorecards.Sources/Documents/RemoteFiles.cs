using System.Text;
using Scorecards.Core;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Documents;

/// <summary>Files of a catalog that its Locations name by URL, read over the guarded way out.</summary>
internal sealed class RemoteFiles(GuardedHttp http)
{
    public async Task<DocumentSet> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        var (reply, trouble) = await http.GetAsync(new GuardedRequest(FileView.Raw(url)), cancellationToken);
        var name = url.AbsoluteUri;
        if (trouble is not null)
            return Failed(name, trouble.Message, trouble.Kind == HttpTroubleKind.Blocked ? "only public hosts and the catalog's own are followed" : null);
        if (reply!.Status != 200)
            return Failed(name, $"the URL answers {reply.Status}{(reply.RedirectRefused is { } refused ? $": {refused}" : "")}", "give the URL of the file itself, one that can be read without signing in");
        if (reply.IsTruncated)
            return Failed(name, $"the file is larger than {reply.Body.Length / 1024 / 1024} MiB", "split it into several files");
        return reply.ContentType?.MediaType == "text/html"
            ? Failed(name, "the URL answers with a web page", "give the URL of the file itself, one that can be read without signing in")
            : new DocumentSet([new Document(name, Encoding.UTF8.GetString(reply.Body.Span), null)], []);
    }

    private static DocumentSet Failed(string name, string message, string? hint) => new([], [new Problem(name, 0, 0, message, hint)]);
}
