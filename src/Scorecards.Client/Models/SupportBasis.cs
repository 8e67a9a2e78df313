using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What the support of a service stands on.</summary>
[JsonConverter(typeof(TolerantEnum<SupportBasis>))]
public enum SupportBasis
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>The rules of the policy.</summary>
    Rules,

    /// <summary>The rules support it no more, but the time of grace is not over.</summary>
    Grace,

    /// <summary>An appeal was granted.</summary>
    Appeal,
}
