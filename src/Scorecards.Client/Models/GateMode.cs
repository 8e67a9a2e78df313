using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Whether a verdict binds.</summary>
[JsonConverter(typeof(TolerantEnum<GateMode>))]
public enum GateMode
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Enforce,

    /// <summary>A dry run: the answer is allow, and what would have been said is in <see cref="GateDecision.Ruled"/>.</summary>
    Observe,
}
