using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>A registry on loopback that holds one empty base image, so that an image can be made where no registry is reached.</summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly Dictionary<string, byte[]> _blobs = [];
    private readonly byte[] _manifest;
    private readonly LoopbackServer _server;

    public BaseImageRegistry()
    {
        var (tar, layer) = EmptyLayer();
        var config = Encoding.UTF8.GetBytes($$"""
            {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin"]},"rootfs":{"type":"layers","diff_ids":["{{Digest(tar)}}"]},"history":[{}]}
            """);
        _blobs[Digest(layer)] = layer;
        _blobs[Digest(config)] = config;
        _manifest = Encoding.UTF8.GetBytes($$"""
            {"schemaVersion":2,"mediaType":"{{ManifestType}}",
             "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{Digest(config)}}"},
             "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{layer.Length}},"digest":"{{Digest(layer)}}"}]}
            """);
        _server = new LoopbackServer(AnswerAsync);
    }

    public string Image => $"localhost:{_server.Port}/base:1";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(LoopbackRequest request, LoopbackResponse response)
    {
        var name = request.Path.Split('/')[^1];
        return request.Path.Contains("/manifests/", StringComparison.Ordinal)
            ? response.SendAsync(200, ManifestType, _manifest, ("Docker-Content-Digest", Digest(_manifest)))
            : _blobs.TryGetValue(name, out var blob) ? response.SendAsync(200, "application/octet-stream", blob)
            : response.JsonAsync("{}");
    }

    private static (byte[] Tar, byte[] Compressed) EmptyLayer()
    {
        using var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "etc/"));
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar.ToArray());
        }

        return (tar.ToArray(), compressed.ToArray());
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
