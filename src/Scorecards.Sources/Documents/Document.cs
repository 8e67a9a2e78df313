using Scorecards.Core;

namespace Scorecards.Sources.Documents;

/// <summary>A file of a catalog or of definitions.</summary>
/// <param name="Path">What people call it in messages: relative to where the program was started, or to the repository.</param>
/// <param name="Folder">Its folder on this machine; null when it is not on disk.</param>
public sealed record Document(string Path, string Text, string? Folder);

/// <summary>Documents, and what could not be read.</summary>
public sealed record DocumentSet(IReadOnlyList<Document> Documents, IReadOnlyList<Problem> Problems)
{
    public static readonly DocumentSet Empty = new([], []);
}
