using System.Security.Cryptography;

namespace Scorecards.Server.Pages.Serving;

/// <summary>The files that pages use, each under a URL that names its content, so that a browser may keep it for good.</summary>
public sealed class SiteFiles
{
    private readonly Dictionary<string, string> _versions;

    /// <param name="folder">The folder of the files.</param>
    public SiteFiles(string folder)
    {
        Folder = folder;
        _versions = Directory.EnumerateFiles(folder).ToDictionary(
            file => Path.GetFileName(file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 8)));
    }

    /// <summary>The files beside the program, wherever it was started.</summary>
    public static SiteFiles BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public string Folder { get; }

    public string Url(string file) => $"/{file}?v={_versions[file]}";

    /// <summary>True when the URL asked for names the content that is there now.</summary>
    public bool IsCurrent(string file, string? version) => _versions.GetValueOrDefault(file) == version;
}
