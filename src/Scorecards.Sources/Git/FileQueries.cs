using System.Globalization;
using System.Text;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>The questions about the files of a repository.</summary>
internal sealed class FileQueries(GitRunner git, TimeSpan timeout)
{
    private const int MaxPaths = 5_000;
    private const int MaxText = 256 * 1024;

    /// <summary>All paths beneath a folder, relative to it.</summary>
    public async Task<PathList> ListAsync(Snapshot snapshot, string folder, CancellationToken cancellationToken)
    {
        if (snapshot.Commit is null)
            return new PathList([], false);
        var prefix = folder.Length == 0 ? "" : folder + "/";
        string[] arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", snapshot.Commit, .. prefix.Length == 0 ? [] : new[] { "--", prefix }];
        var result = await RunAsync(snapshot, arguments, new GitCall().MaxOutput, "", cancellationToken);
        return new PathList([.. result.Parts('\0').Select(path => path[prefix.Length..])], result.IsTruncated);
    }

    /// <summary>The paths that match any pattern, or all.</summary>
    public static CelValue Choose(PathList list, IReadOnlyList<Glob> patterns, bool isShallow)
    {
        var matching = patterns.Count == 0 ? list.Paths : [.. list.Paths.Where(path => patterns.Any(pattern => pattern.Matches(path)))];
        return new FactFields
        {
            { "paths", matching.Take(MaxPaths) },
            { "count", matching.Count },
            { "truncated", list.IsTruncated || matching.Count > MaxPaths },
            { "shallow", isShallow },
        }.ToValue();
    }

    /// <summary>One file; a link within the repository is followed.</summary>
    public async Task<CelValue> FileAsync(Snapshot snapshot, string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(snapshot, path, cancellationToken) is not var (id, size))
            return new FactFields { { "exists", false }, { "shallow", snapshot.IsShallow } }.ToValue();

        var content = await RunAsync(snapshot, ["cat-file", "blob", id], MaxText, "", cancellationToken);
        var isBinary = content.Output.Span[..Math.Min(8000, content.Output.Length)].Contains((byte)0);
        var text = isBinary ? null : Text(content.Output.Span);
        return new FactFields
        {
            { "exists", true },
            { "size", size },
            { "binary", isBinary },
            { "text", text },
            { "lines", text is null ? null : Lines(text) },
            { "truncated", content.IsTruncated },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>Files of a size or more. Only of a repository whose contents are on disk: of a clone without them git would get every file.</summary>
    public async Task<CelValue> LargeAsync(Snapshot snapshot, string folder, long kiB, CancellationToken cancellationToken)
    {
        if (snapshot.Repository.Remote is not null)
            throw new GitException(UnknownCause.Definition, "sizes are known only of repositories on this machine's disk: clones are made without contents");
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var result = snapshot.Commit is null
            ? new GitResult(0, ReadOnlyMemory<byte>.Empty, false, "")
            : await RunAsync(snapshot, ["ls-tree", "-r", "-z", "-l", "--full-tree", snapshot.Commit, .. prefix.Length == 0 ? [] : new[] { "--", prefix }], new GitCall().MaxOutput, "", cancellationToken);
        // Mode, kind, id, size and, after a tab, the path.
        var large = result.Parts('\0').Select(line => line.Split('\t', 2)).Where(line => line.Length == 2)
            .Select(line => (Path: line[1][prefix.Length..], Size: long.TryParse(line[0].Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0))
            .Where(file => file.Size >= kiB * 1024).OrderByDescending(file => file.Size).ToList();
        return new FactFields
        {
            { "count", large.Count },
            { "largest", large.Count > 0 ? large[0].Size : null },
            { "paths", large.Take(200).Select(file => file.Path) },
            { "truncated", result.IsTruncated },
            { "shallow", snapshot.IsShallow },
        }.ToValue();
    }

    /// <summary>The bytes of a file up to a limit, and whether there are more; null when there is no such file.</summary>
    public async Task<(ReadOnlyMemory<byte> Bytes, bool IsTruncated)?> ContentAsync(Snapshot snapshot, string path, int limit, CancellationToken cancellationToken)
    {
        if (await FindAsync(snapshot, path, cancellationToken) is not var (id, _))
            return null;
        var content = await RunAsync(snapshot, ["cat-file", "blob", id], limit, "", cancellationToken);
        return (content.Output, content.IsTruncated);
    }

    private async Task<(string Id, long Size)?> FindAsync(Snapshot snapshot, string path, CancellationToken cancellationToken)
    {
        if (snapshot.Commit is null)
            return null;
        var result = await RunAsync(snapshot, ["cat-file", "--batch-check", "--follow-symlinks"], 64 * 1024, $"{snapshot.Commit}:{path}\n", cancellationToken);
        return result.Text.TrimEnd().Split(' ') is [var id, "blob", var size] ? (id, long.Parse(size, CultureInfo.InvariantCulture)) : null;
    }

    private async Task<GitResult> RunAsync(Snapshot snapshot, string[] arguments, int maxOutput, string input, CancellationToken cancellationToken)
    {
        var call = (arguments[0] == "cat-file" ? snapshot.Repository.CallForContents(arguments) : snapshot.Repository.Call(arguments)) with { MaxOutput = maxOutput, Input = input, Timeout = timeout };
        var result = await git.RunAsync(call, cancellationToken);
        return result.Succeeded ? result : throw GitTrouble.OfQuestion(result.ErrorText);
    }

    // Not every store takes the character zero, and a cut may leave half a character at the end.
    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD').Replace('\0', '\uFFFD');

    private static long Lines(string text) => text.Count(character => character == '\n') + (text.Length > 0 && !text.EndsWith('\n') ? 1 : 0);
}
