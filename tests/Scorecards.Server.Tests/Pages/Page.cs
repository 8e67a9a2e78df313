using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Scorecards.Server.Tests.Hosting;

namespace Scorecards.Server.Tests.Pages;

/// <summary>Reads pages as a browser does.</summary>
internal static class Page
{
    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<IDocument> PageAsync(this TestServer server, string path) => Parse((await server.GetAsync(path)).Body);

    /// <summary>What people read in the first element that matches, white space made single.</summary>
    public static string Text(this IParentNode page, string selector) => Text(page.QuerySelector(selector));

    public static IReadOnlyList<string> Texts(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(Text)];

    public static string Text(this IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
