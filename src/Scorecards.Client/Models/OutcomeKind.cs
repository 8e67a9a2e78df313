using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What a check says of a service.</summary>
[JsonConverter(typeof(TolerantEnum<OutcomeKind>))]
public enum OutcomeKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Pass,
    Fail,
    Partial,
    Unknown,
    NotApplicable,
    Exempt,
}
