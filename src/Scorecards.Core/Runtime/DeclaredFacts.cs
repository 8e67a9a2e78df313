using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Runtime;

/// <summary>The answers to what no system is asked, since people gave them already.</summary>
public static class DeclaredFacts
{
    /// <summary>The pushed fact that names the current release.</summary>
    private const string Release = "release";

    /// <summary>The facts collected and those declared.</summary>
    /// <param name="now">The time of the evaluation: what runs out at that very moment counts no more.</param>
    public static IReadOnlyDictionary<FactKey, Fact> With(
        IReadOnlyDictionary<FactKey, Fact> collected, FactPlan plan, Declared declared, DateTimeOffset now)
    {
        var attested = AttestationFacts.Of(plan, declared.Attestations, PushedRelease(declared, now), now);
        if (attested.Count == 0)
        {
            return collected;
        }

        var facts = new Dictionary<FactKey, Fact>(collected);
        foreach (var (key, fact) in attested)
        {
            facts[key] = fact;
        }

        return facts;
    }

    /// <summary>True for a question that is answered by what people and tools declare.</summary>
    internal static bool Answer(FactKey question) => question.Source == AttestationQuestion.Source;

    private static CelValue? PushedRelease(Declared declared, DateTimeOffset now)
    {
        try
        {
            return declared.Facts.FirstOrDefault(f => f.Name == Release && f.Until > now) is { } pushed ? RecordedForm.Read(pushed.Value) : null;
        }
        catch (JsonException)
        {
            // A value that was damaged in the store names no release.
            return null;
        }
    }
}
