using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What became of a document, or of a check on a scorecard.</summary>
[JsonConverter(typeof(TolerantEnum<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Added,
    Removed,
    Changed,

    /// <summary>Of a check on a scorecard: it is the same and counts otherwise.</summary>
    Reweighted,
}
