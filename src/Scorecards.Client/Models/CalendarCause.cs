using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Why a calendar is open or closed.</summary>
[JsonConverter(typeof(TolerantEnum<CalendarCause>))]
public enum CalendarCause
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Open,
    OutsideWindow,
    Holiday,
    Freeze,
}
