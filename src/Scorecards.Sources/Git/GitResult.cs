using System.Text;

namespace Scorecards.Sources.Git;

/// <summary>What a run of git gave.</summary>
/// <param name="IsTruncated">The output went on beyond the limit, where git was ended.</param>
internal sealed record GitResult(int ExitCode, ReadOnlyMemory<byte> Output, bool IsTruncated, string ErrorText)
{
    public bool Succeeded => ExitCode == 0;

    public string Text => Encoding.UTF8.GetString(Output.Span);

    /// <summary>The output cut at a separator, without the empty part after the last one.</summary>
    public IEnumerable<string> Parts(char separator)
    {
        var parts = Text.Split(separator);
        // The last part is empty, or cut in the middle when the output is.
        return parts.Take(parts.Length - 1);
    }
}
