using System.Security.Cryptography;
using Scorecards.Core.Access;
using Scorecards.Core.Signing;

namespace Scorecards.Server.Security;

/// <summary>A signing key of this node: the private half is in a file that only this user reads, or in memory alone.</summary>
internal sealed class NodeKey(ECDsa key, SigningKey published) : IDisposable
{
    private const string FilePrefix = "signing-";
    private const string FileEnd = ".pem";

    /// <summary>How long a key signs. What it signed can be verified for good, since its public half stays published.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(30);

    public SigningKey Published { get; } = published;

    public string Sign(string type, string payload) => SignedTexts.Sign(key, Published.Id, type, payload);

    public static NodeKey Create(DateTimeOffset now)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new NodeKey(key, SignedTexts.Publish(key, now, now + Term));
    }

    /// <summary>The keys in a folder that are among those published; a file that holds none is passed over.</summary>
    public static IEnumerable<NodeKey> In(string folder, IReadOnlyList<SigningKey> published)
    {
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, $"{FilePrefix}*{FileEnd}") : [])
        {
            var key = ECDsa.Create();
            if (TryImport(key, file) && published.FirstOrDefault(p => p.Id == SignedTexts.Publish(key, default, default).Id) is { } known)
            {
                yield return new NodeKey(key, known);
            }
            else
            {
                key.Dispose();
            }
        }
    }

    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Keep(string folder)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(Path.Combine(folder, FilePrefix + Published.Id + FileEnd), options);
        file.Write(key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => key.Dispose();

    private static bool TryImport(ECDsa key, string file)
    {
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key.KeySize == 256;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
