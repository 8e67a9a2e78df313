using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What a plan makes least of.</summary>
[JsonConverter(typeof(TolerantEnum<PlanKind>))]
public enum PlanKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>The least working time to the next grade.</summary>
    Cheapest,

    /// <summary>The fewest steps to the next grade.</summary>
    Fewest,

    /// <summary>The least working time to what a policy opens next.</summary>
    NextUnlock,
}
