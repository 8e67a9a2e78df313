namespace Scorecards.Cli.Input;

/// <summary>A folder for clones, gone when the command ends.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scorecards-").FullName;

    public void Dispose()
    {
        try
        {
            // Git marks its objects as read-only, which on some systems keeps them from being deleted.
            var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (var file in new DirectoryInfo(Path).EnumerateFiles("*", all))
            {
                file.Attributes = FileAttributes.Normal;
            }

            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left of a temporary folder does no harm, and the command's result is out already.
        }
    }
}
