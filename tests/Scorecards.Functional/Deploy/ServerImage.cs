using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>The server's image as <c>dotnet publish</c> makes it, on an empty base image, with its files laid out in a folder.</summary>
public sealed class ServerImage : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    /// <summary>What a container is started with: user, environment, entry point.</summary>
    public JsonElement RunConfig { get; private set; }

    /// <summary>The folder that is the root of the image's file system.</summary>
    public string Root => Path.Combine(_folder.Path, "root");

    public async Task InitializeAsync()
    {
        await using var registry = new BaseImageRegistry();
        var archive = Path.Combine(_folder.Path, "image.tar");
        await PublishAsync(registry.Image, archive);

        var unpacked = Path.Combine(_folder.Path, "image");
        await ExtractAsync(archive, unpacked);
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(unpacked, "manifest.json"))).RootElement[0];
        RunConfig = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(unpacked, manifest.GetProperty("Config").GetString()!)))
            .RootElement.GetProperty("config");
        foreach (var layer in manifest.GetProperty("Layers").EnumerateArray())
        {
            await ExtractAsync(Path.Combine(unpacked, layer.GetString()!), Root);
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>What was built already is published: the tests run what was built with them.</summary>
    private static async Task PublishAsync(string baseImage, string archive)
    {
        var configuration = new DirectoryInfo(Path.GetDirectoryName(BuiltProgram.Assembly("Scorecards.Server", "Scorecards.Server"))!).Parent!.Name;
        var start = new ProcessStartInfo("dotnet", [
            "publish", Path.Combine(BuiltProgram.Root, "src", "Scorecards.Server"), "--no-build", "-c", configuration, "-t:PublishContainer",
            $"-p:ContainerBaseImage={baseImage}", $"-p:ContainerArchiveOutputPath={archive}", $"-p:PublishDir={Path.GetDirectoryName(archive)}/publish/"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        if (process.ExitCode != 0 || !File.Exists(archive))
        {
            throw new InvalidOperationException($"dotnet publish made no image:\n{await output}{await errors}");
        }
    }

    /// <summary>The SDK packs layers, and the whole in some versions only.</summary>
    private static async Task ExtractAsync(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.OpenRead(archive);
        var packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        await using var content = packed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: true);
    }
}
