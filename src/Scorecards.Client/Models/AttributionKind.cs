using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Who or what moved a grade.</summary>
[JsonConverter(typeof(TolerantEnum<AttributionKind>))]
public enum AttributionKind
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Service,
    Definitions,
    Source,
    Exemption,
    Attestation,
}
