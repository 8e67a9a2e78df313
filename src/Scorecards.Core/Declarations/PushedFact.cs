namespace Scorecards.Core.Declarations;

/// <summary>A fact that a tool sent of its own accord: of each name the newest is kept.</summary>
/// <param name="Value">Canonical JSON.</param>
/// <param name="At">When it was observed; of two with one name the later is the truth.</param>
/// <param name="ReceivedAt">When it came here.</param>
/// <param name="By">The name of the token that brought it.</param>
/// <param name="Ttl">How long after it was observed it holds.</param>
/// <param name="Evidence">A link a person can open to see the same.</param>
public sealed record PushedFact(
    string Service, string Name, string Value, DateTimeOffset At, DateTimeOffset ReceivedAt, string By, TimeSpan Ttl, string? Evidence)
{
    /// <summary>When it holds no more.</summary>
    public DateTimeOffset Until => At + Ttl;
}
