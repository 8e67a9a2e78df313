using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Scorecards.Core;
using Scorecards.Core.Text;
using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Documents;

/// <summary>A folder on this machine, or one file. Links that lead out of it, folders of tools and build output are left out.</summary>
public sealed class FolderOrigin : IDocumentOrigin
{
    /// <summary>The largest file that is read; what may be in it is limited further by whoever parses it.</summary>
    private const int MaxBytes = 5 * 1024 * 1024;

    private const int MaxFiles = 20_000;

    private static readonly string[] _skipped = ["node_modules", "bin", "obj"];

    private readonly string _root;
    private readonly string _start;
    private readonly string? _file;
    private readonly FileSelection _selection;

    // Files that documents refer to, so that a change in them is seen too.
    private readonly ConcurrentDictionary<string, byte> _followed = new(StringComparer.Ordinal);

    private FolderOrigin(string name, string root, string? file, FileSelection selection, string? start = null) =>
        (Name, _root, _start, _file, _selection) = (name, root, start ?? root, file, selection);

    public string Name { get; }

    public TimeSpan Rest => TimeSpan.FromSeconds(1);

    /// <param name="place">A folder, a file, or a glob.</param>
    /// <exception cref="OriginException">There is nothing at that place.</exception>
    public static FolderOrigin Of(string place, FileSelection selection)
    {
        if (Directory.Exists(place))
        {
            return new FolderOrigin(place, Path.GetFullPath(place), null, selection);
        }

        if (File.Exists(place))
        {
            var file = Path.GetFullPath(place);
            return new FolderOrigin(place, Path.GetDirectoryName(file)!, file, selection);
        }

        var fixedPart = place.Split('/').TakeWhile(part => !Glob.IsPattern(part)).ToArray();
        var folder = fixedPart is [""] ? "/" : fixedPart.Length == 0 ? "." : string.Join('/', fixedPart);
        if (fixedPart.Length < place.Split('/').Length && Directory.Exists(folder))
        {
            var pattern = string.Join('/', place.Split('/').Skip(fixedPart.Length));
            var (glob, error) = Glob.Parse(pattern.Contains('/', StringComparison.Ordinal) ? pattern : $"/{pattern}");
            return glob is null
                ? throw new OriginException($"'{place}' is not a pattern: {error}")
                : new FolderOrigin(place, Path.GetFullPath(folder), null, FileSelection.Of(glob));
        }

        throw new OriginException($"there is no file or folder '{place}': look at the spelling, relative paths begin at {Environment.CurrentDirectory}");
    }

    /// <summary>A folder of a copy that this program has made itself; its files are called by their path in the copy.</summary>
    /// <param name="name">What people call the original.</param>
    /// <param name="top">The copy; files in it may refer to each other.</param>
    /// <param name="folder">The folder in it where the documents are.</param>
    internal static FolderOrigin OfCopy(string name, string top, string folder, FileSelection selection) =>
        new(name, top, null, selection, Path.GetFullPath(folder, top)) { IsCopy = true };

    private bool IsCopy { get; init; }

    public Task<string> StampAsync(CancellationToken cancellationToken)
    {
        var stamp = new StringBuilder();
        foreach (var path in Files().Concat(_followed.Keys.Order(StringComparer.Ordinal)))
        {
            // A link stays as it is when another one on the way is turned, as Kubernetes does with a ConfigMap.
            var file = new FileInfo(path) is { LinkTarget: null } plain ? plain : new FileInfo(RealPath.Of(path) ?? path);
            stamp.Append(CultureInfo.InvariantCulture, $"{path}\0{file.FullName}\0{(file.Exists ? file.Length : -1)}\0{file.LastWriteTimeUtc.Ticks}\n");
        }

        return Task.FromResult(Content.Digest(stamp.ToString()));
    }

    public async Task<DocumentSet> ReadAsync(CancellationToken cancellationToken)
    {
        _followed.Clear();
        return await ReadAsync(Files(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<DocumentSet> FollowAsync(Document from, string target, CancellationToken cancellationToken)
    {
        var folder = from.Folder ?? _root;
        if (target.Contains("://", StringComparison.Ordinal))
        {
            return Refused($"the URL {target} is not followed from a folder", "name the repository as the catalog itself, or copy the file here");
        }

        if (target.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            return Refused("a target holds a control character", null);
        }

        var full = Path.GetFullPath(target, folder);
        if (!RealPath.IsBeneath(full, _root))
        {
            return Refused($"'{target}' leads out of {Name}", "keep the files of a catalog in one folder");
        }

        var relative = Path.GetRelativePath(_root, full).Replace('\\', '/');
        var (glob, error) = Glob.Parse("/" + relative);
        if (glob is null)
        {
            return Refused($"'{target}' is not a path or pattern: {error}", null);
        }

        var files = Glob.IsPattern(target)
            ? Enumerate(_root).Where(f => glob.Matches(Relative(f))).Order(StringComparer.Ordinal).ToList()
            : File.Exists(full) && RealPath.IsWithin(full, _root) ? [full] : [];
        foreach (var file in files.DefaultIfEmpty(full))
        {
            _followed.TryAdd(file, 0);
        }

        return files.Count == 0
            ? Refused($"there is no file '{target}'", "a target is relative to the file that names it")
            : await ReadAsync(files, cancellationToken).ConfigureAwait(false);
    }

    private static DocumentSet Refused(string message, string? hint) => new([], [new Problem("", 0, 0, message, hint)]);

    private List<string> Files() => _file is not null ? [_file]
        : [.. Enumerate(_start).Where(f => _selection.Matches(Relative(f))).Order(StringComparer.Ordinal)];

    private IEnumerable<string> Enumerate(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new OriginException($"the folder '{Name}' is gone") { IsAway = true };
        }

        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0, MatchType = MatchType.Simple };
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var current))
        {
            foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos("*", options))
            {
                if (entry.LinkTarget is not null && !RealPath.IsWithin(entry.FullName, _root))
                {
                    continue;
                }

                if (entry is FileInfo)
                {
                    yield return entry.FullName;
                }
                else if (entry.LinkTarget is null && !entry.Name.StartsWith('.') && !_skipped.Contains(entry.Name))
                {
                    folders.Push(entry.FullName);
                }
            }
        }
    }

    private async Task<DocumentSet> ReadAsync(List<string> files, CancellationToken cancellationToken)
    {
        var (documents, problems) = (new List<Document>(), new List<Problem>());
        if (files.Count > MaxFiles)
        {
            problems.Add(new Problem(Name, 0, 0, $"there are {files.Count:N0} files, only {MaxFiles:N0} are read", "name a smaller folder"));
        }

        foreach (var file in files.Take(MaxFiles))
        {
            var path = Display(file);
            try
            {
                if (new FileInfo(file).Length > MaxBytes)
                {
                    problems.Add(new Problem(path, 0, 0, $"the file is larger than {MaxBytes / 1024 / 1024} MiB", "split it into several files"));
                    continue;
                }

                documents.Add(new Document(path, await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), Path.GetDirectoryName(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new Problem(path, 0, 0, $"the file cannot be read: {e.Message}"));
            }
        }

        return new DocumentSet(documents, problems);
    }

    private string Relative(string file) => Path.GetRelativePath(_root, file).Replace('\\', '/');

    /// <summary>Relative to where the program was started, when it is below there; people and editors can then open it.</summary>
    private string Display(string file) => IsCopy ? Relative(file)
        : RealPath.IsBeneath(file, Environment.CurrentDirectory) ? Path.GetRelativePath(Environment.CurrentDirectory, file) : file;
}
