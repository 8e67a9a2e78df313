using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Whether a record gives again what it says.</summary>
[JsonConverter(typeof(TolerantEnum<RecomputeVerdict>))]
public enum RecomputeVerdict
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>Every value came out as recorded.</summary>
    Same,

    /// <summary>What could be computed came out as recorded, but not all that it was made of is kept.</summary>
    Incomplete,

    /// <summary>Something came out otherwise.</summary>
    Differs,
}
