using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>How well what a decision rests on is known.</summary>
[JsonConverter(typeof(TolerantEnum<DataQuality>))]
public enum DataQuality
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Fresh,

    /// <summary>The grade rests on outcomes held from an earlier run.</summary>
    Stale,

    /// <summary>Something that decides could not be known in time, so that the fail mode of the environment decided.</summary>
    Degraded,
}
