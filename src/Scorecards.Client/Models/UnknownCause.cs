using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>Why nobody can tell: the system asked is in trouble, the check has a mistake, or the service itself is the reason.</summary>
[JsonConverter(typeof(TolerantEnum<UnknownCause>))]
public enum UnknownCause
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Source,
    Definition,
    Subject,

    /// <summary>What the service uses has nothing of the kind; an outcome with this cause does not apply and is never unknown.</summary>
    NotOffered,
}
