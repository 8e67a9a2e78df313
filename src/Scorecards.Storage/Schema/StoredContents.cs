using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Schema;

/// <summary>When contents are noted as used.</summary>
internal static class StoredContents
{
    /// <summary>
    /// A use is written down again only when the last one noted is older than this: else every evaluation would write
    /// every fact's row again. A purge keeps contents so much longer.
    /// </summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromDays(1);

    /// <summary>Contents deleted in one transaction, which keeps saves waiting.</summary>
    public const int PurgedTogether = 2000;

    /// <summary>The digests an evaluation stands on without bringing their contents, because they are stored already.</summary>
    public static IEnumerable<string> OnlyNamed(EvaluationSave save) =>
        save.Evaluation.Facts
            .Select(fact => fact.Digest)
            .OfType<string>()
            .Append(save.Evaluation.ServiceDigest)
            .Where(digest => !save.Contents.ContainsKey(digest))
            .Distinct();
}
