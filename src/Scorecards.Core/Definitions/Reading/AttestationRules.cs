using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>What a check that asks people must be like, and what its answers are in examples.</summary>
internal static class AttestationRules
{
    public static void Check(CheckSpec spec, AttestationSpec attestation, ProblemList report)
    {
        if (spec.Facts.Count > 0)
        {
            report.Add(spec.Facts.Values.First().Source, "a check that asks people looks at no other facts", "make two checks of it");
        }

        if (string.IsNullOrWhiteSpace(attestation.Question.Value))
        {
            report.Add(attestation.Question, "the question is empty", "ask something that is answered by yes or no");
        }

        if (attestation.ValidFor.Value <= TimeSpan.Zero || attestation.ValidFor.Value > AttestationSpec.MostValid)
        {
            report.Add(attestation.ValidFor, $"validFor must be more than nothing and at most {Duration.Format(AttestationSpec.MostValid)}",
                "an answer that never runs out is never looked at again");
        }
    }

    /// <summary>A text that is not written in the document, but follows from its question.</summary>
    public static Located<string> Implied(CheckSpec spec, string text) =>
        new(text, spec.Attestation!.Question.Line, spec.Attestation.Question.Column);

    /// <summary>The answer of an example, with everything that an answer can have.</summary>
    public static CelValue Example(AttestationAnswer answer, AttestationSpec asked) => CelValue.Map(
    [
        new("answer", CelValue.Of(answer == AttestationAnswer.Yes ? "yes" : "no")),
        new("by", CelValue.Of("example")),
        new("at", CelValue.Of(Definitions.Example.Now)),
        new("until", CelValue.Of(Definitions.Example.Now + asked.ValidFor.Value)),
        new("release", CelValue.Of("1.0.0")),
        new("note", CelValue.Of("An example.")),
        new("evidence", CelValue.List([CelValue.Of("https://example.com/evidence")])),
        new("items", CelValue.List([CelValue.Map([new("risk", CelValue.Of("a risk")), new("response", CelValue.Of("a response"))])])),
    ]);
}
