using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Text;

namespace Scorecards.Server.Api.Models;

/// <summary>A fact that a tool has sent: of each name the one observed last.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="ObservedAt">When it was observed.</param>
/// <param name="ReceivedAt">When it came here.</param>
/// <param name="By">The name of the token that brought it.</param>
/// <param name="Ttl">How long after it was observed it holds.</param>
/// <param name="HoldsUntil">When it holds no more, and has to be sent again.</param>
/// <param name="Evidence">A link a person can open to see the same.</param>
/// <param name="Evaluation">The evaluation that was waited for; missing when it takes longer, or nobody waits.</param>
public sealed record PushedFactResponse(
    string Service,
    string Name,
    JsonElement Value,
    DateTimeOffset ObservedAt,
    DateTimeOffset ReceivedAt,
    string By,
    string Ttl,
    DateTimeOffset HoldsUntil,
    string? Evidence,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EvaluationResponse? Evaluation)
{
    public static PushedFactResponse Of(PushedFact fact, EvaluationResponse? evaluation = null)
    {
        using var value = JsonDocument.Parse(fact.Value);
        return new(
            fact.Service, fact.Name, value.RootElement.Clone(), fact.At, fact.ReceivedAt, fact.By, Duration.Format(fact.Ttl), fact.Until, fact.Evidence,
            evaluation);
    }
}
