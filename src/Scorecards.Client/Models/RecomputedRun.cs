using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Which run of an evaluation was computed again.</summary>
[JsonConverter(typeof(TolerantEnum<RecomputedRun>))]
public enum RecomputedRun
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>The run that made it.</summary>
    First,

    /// <summary>The last run that confirmed it.</summary>
    Latest,
}
