namespace Scorecards.Core.Scoring;

/// <summary>A fact of a check that is not what it was in the evaluation before; its text is a clause that says so.</summary>
/// <param name="Name">The name the check has for it.</param>
internal sealed record MovedFact(string Name, bool WasKnown, bool IsKnown)
{
    /// <param name="before">Null when the check was not there before: then nothing is known of its facts.</param>
    public static IReadOnlyList<MovedFact> Between(Evaluation previous, CheckOutcome? before, Evaluation next, CheckOutcome after) =>
    [
        .. after.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal)
            .Where(fact => before?.Facts.ContainsKey(fact.Key) == true)
            .Select(fact => (fact.Key, Was: previous.Facts[before!.Facts[fact.Key]].Digest, Is: next.Facts[fact.Value].Digest))
            .Where(fact => fact.Was != fact.Is)
            .Select(fact => new MovedFact(fact.Key, fact.Was is not null, fact.Is is not null)),
    ];

    public override string ToString() => $"facts.{Name} {(!IsKnown ? "is missing" : WasKnown ? "changed" : "is known again")}";
}
