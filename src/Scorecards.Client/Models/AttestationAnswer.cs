using System.Text.Json.Serialization;
using Scorecards.Client.Json;

namespace Scorecards.Client.Models;

/// <summary>What is said to a question.</summary>
[JsonConverter(typeof(TolerantEnum<AttestationAnswer>))]
public enum AttestationAnswer
{
    /// <summary>A word of a newer server.</summary>
    Unrecognized,
    Yes,
    No,
}
