using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How far an appeal has come; only a granted one keeps anything.</summary>
[JsonConverter(typeof(TolerantEnum<SupportAppealState>))]
public enum SupportAppealState
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,

    /// <summary>Nobody has decided yet.</summary>
    Open,

    /// <summary>It keeps the support.</summary>
    Granted,
    Refused,

    /// <summary>Its time is over, granted or undecided.</summary>
    Over,
}
