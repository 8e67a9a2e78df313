using System.Security.Cryptography;

namespace Scorecards.Server.Pages;

/// <summary>The static files of the pages, under addresses that change with their content so that browsers may keep them for ever.</summary>
internal sealed class PageAssets
{
    public const string Version = "v";

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public string Stylesheet { get; } = Address("site.css");

    public string Icon { get; } = Address("icon.svg");

    private static string Address(string file) =>
        $"/{file}?{Version}={Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))))[..16]}";
}
