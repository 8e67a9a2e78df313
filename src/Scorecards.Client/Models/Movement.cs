using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Where a grade goes.</summary>
[JsonConverter(typeof(TolerantEnum<Movement>))]
public enum Movement
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>To a lower grade, whatever facts not yet collected will say.</summary>
    Falls,

    /// <summary>From a grade to U.</summary>
    Unrated,

    /// <summary>That depends on facts that were never collected.</summary>
    Undecided,

    /// <summary>To a better grade, or from U to a grade.</summary>
    Rises,

    /// <summary>Nowhere.</summary>
    Same,
}
