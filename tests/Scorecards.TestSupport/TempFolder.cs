namespace Scorecards.TestSupport;

/// <summary>A folder of its own for a test, gone when it is disposed.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scorecards-").FullName;

    /// <summary>Writes a file, with the folders it needs, and returns its full path.</summary>
    public string Write(string relativePath, string text)
    {
        var path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (!Directory.Exists(Path))
            return;
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            // git writes its objects read-only, and a read-only file is not deleted on Windows.
            if (new FileInfo(file) is { LinkTarget: null, IsReadOnly: true } info)
                info.IsReadOnly = false;
        }

        Directory.Delete(Path, recursive: true);
    }
}
