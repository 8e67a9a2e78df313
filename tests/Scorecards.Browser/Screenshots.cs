using Microsoft.Playwright;
using Scorecards.TestSupport;

namespace Scorecards.Browser;

/// <summary>Pictures of pages, kept as output of the tests for people to look at.</summary>
internal static class Screenshots
{
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(BuiltProgram.Root, "tests", "output", "screenshots")).FullName;

    /// <param name="path">Of the page; it gives the picture its name.</param>
    /// <param name="kind">What sets it apart from other pictures of the page.</param>
    public static Task KeepAsync(IPage page, string path, string kind) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{NameOf(path)}-{kind}.png"), FullPage = true });

    public static string NameOf(string path)
    {
        var name = string.Concat(path.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        return name.Length == 0 ? "leaderboard" : name;
    }
}
