using System.Net;
using Scorecards.Core.Catalog;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Service;

/// <summary>The badge of a service as texts to paste: a picture that links to the page of the service.</summary>
public sealed record BadgeSnippets(string Markdown, string Html, string AsciiDoc)
{
    /// <summary>The annotation by which a service opts in to a badge where reading is closed: an id that nobody guesses.</summary>
    public const string Annotation = "scorecards.dev/badge-id";

    /// <summary>Null where reading is closed and the service did not opt in.</summary>
    /// <param name="server">Where people reach the server, without a slash at its end.</param>
    public static BadgeSnippets? Of(ServiceView service, string server, bool publicRead)
    {
        if (IdOf(service.Service, publicRead) is not { } id)
        {
            return null;
        }

        var (picture, page) = ($"{server}{Wording.Path("badges", id)}.svg", $"{server}{Wording.Path("services", service.Id)}");
        return new BadgeSnippets(
            $"[![Scorecard]({picture})]({page})",
            $"<a href=\"{WebUtility.HtmlEncode(page)}\"><img src=\"{WebUtility.HtmlEncode(picture)}\" alt=\"Scorecard\"></a>",
            $"image:{picture}[Scorecard,link={page}]");
    }

    private static string? IdOf(Core.Catalog.Service service, bool publicRead) => publicRead ? service.Id
        : service.Annotations.GetValueOrDefault(Annotation)?.Trim() is { Length: > 0 } secret ? secret : null;
}
