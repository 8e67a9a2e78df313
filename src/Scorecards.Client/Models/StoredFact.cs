using System.Text.Json;

namespace Scorecards.Client.Models;

/// <summary>A fact that a tool has pushed: of each name the one observed last.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="ObservedAt">When it was observed.</param>
/// <param name="ReceivedAt">When it came to the server.</param>
/// <param name="By">The name of the token that brought it.</param>
/// <param name="Ttl">How long after it was observed it holds.</param>
/// <param name="HoldsUntil">When it holds no more, and has to be sent again.</param>
/// <param name="Evidence">A link a person can open to see the same.</param>
/// <param name="Evaluation">The evaluation that was waited for; null when it takes longer, or nobody waits.</param>
public sealed record StoredFact(
    string Service,
    string Name,
    JsonElement Value,
    DateTimeOffset ObservedAt,
    DateTimeOffset ReceivedAt,
    string By,
    string Ttl,
    DateTimeOffset HoldsUntil,
    string? Evidence,
    Evaluation? Evaluation);
