using System.Net;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Service;

/// <summary>The badge of a service as texts to paste: a picture that links to the page of the service.</summary>
public sealed record BadgeSnippets(string Markdown, string Html, string AsciiDoc)
{
    /// <summary>Null where reading is closed and the service did not opt in with an id that serves.</summary>
    /// <param name="server">Where people reach the server, without a slash at its end.</param>
    public static BadgeSnippets? Of(ServiceView service, Snapshot snapshot, string server, bool publicRead)
    {
        if (IdOf(service, snapshot, publicRead) is not { } id)
        {
            return null;
        }

        var (picture, page) = ($"{server}{Wording.Path("badges", id)}.svg", $"{server}{Wording.Path("services", service.Id)}");
        return new BadgeSnippets(
            $"[![Scorecard]({picture})]({page})",
            $"<a href=\"{WebUtility.HtmlEncode(page)}\"><img src=\"{WebUtility.HtmlEncode(picture)}\" alt=\"Scorecard\"></a>",
            $"image:{picture}[Scorecard,link={page}]");
    }

    private static string? IdOf(ServiceView service, Snapshot snapshot, bool publicRead) => publicRead ? service.Id
        : service.Service.Annotations.GetValueOrDefault(BadgeIds.Annotation) is { } secret && snapshot.Badges.GetValueOrDefault(secret)?.Id == service.Id ? secret : null;
}
