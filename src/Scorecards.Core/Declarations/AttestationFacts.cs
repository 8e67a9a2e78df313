using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Declarations;

/// <summary>What people answered, as the facts that their questions look at. Pure.</summary>
public static class AttestationFacts
{
    /// <summary>The annotation that says which release of a service is current.</summary>
    public const string ReleaseAnnotation = "scorecards.dev/release";

    /// <summary>A fact for every question of the plan to people.</summary>
    /// <param name="attestations">Of the service; of several answers to one question the newest counts, in whatever order they come.</param>
    /// <param name="pushedRelease">The pushed fact <c>release</c>; null when there is none.</param>
    public static IReadOnlyDictionary<FactKey, Fact> Of(FactPlan plan, IReadOnlyList<Attestation> attestations, CelValue? pushedRelease, DateTimeOffset now)
    {
        var facts = new Dictionary<FactKey, Fact>();
        var release = CurrentRelease(plan.Service, attestations, pushedRelease);
        foreach (var planned in plan.Checks.Where(c => c.Settled is null))
        {
            if (planned.Check.Spec.Attestation is { } asked)
            {
                facts[AttestationQuestion.AnswerTo(planned.Check.Name)] = Answer(planned.Check.Name, asked, plan.Service.Id, release, attestations, now);
                facts[AttestationQuestion.Release] = release is null
                    ? Fact.Failed(UnknownCause.Subject, NoRelease, now)
                    : Fact.Ok(CelValue.Map([new("release", CelValue.Of(release))]), now);
            }
        }

        return facts;
    }

    /// <summary>
    /// The release that is current: what was pushed as the fact <c>release</c> (a text, or a map with a text <c>version</c>), else the
    /// annotation <c>scorecards.dev/release</c>, else the one that the newest answer is for; null when nobody named one.
    /// </summary>
    public static string? CurrentRelease(Service service, IEnumerable<Attestation> attestations, CelValue? pushedRelease)
    {
        var pushed = pushedRelease is { Kind: CelKind.Map } map && map.TryGet("version", out var version) ? version : pushedRelease;
        return pushed is { Kind: CelKind.String } text && text.AsString().Trim() is { Length: > 0 } name ? name
            : service.Annotations.GetValueOrDefault(ReleaseAnnotation)?.Trim() is { Length: > 0 } annotation ? annotation
            : Newest(attestations.Where(a => a.Release is not null))?.Release;
    }

    /// <summary>The answer that counts for a question: the newest, of those for the current release where it is bound to releases.</summary>
    public static Attestation? Counting(string check, AttestationSpec asked, string? release, IEnumerable<Attestation> attestations) =>
        Newest(attestations.Where(a => a.Check == check && (asked.BoundTo is null || (release is not null && a.Release == release))));

    private const string NoRelease = $"no release is known: push the fact 'release', set the annotation {ReleaseAnnotation}, or answer for a release";

    private static Fact Answer(
        string check, AttestationSpec asked, string service, string? release, IReadOnlyList<Attestation> attestations, DateTimeOffset now)
    {
        var of = asked.BoundTo is null ? "" : $" for the release {release}";
        var how = $"answer with: scorecards attest {service} {check} --yes{(asked.BoundTo is null ? "" : $" --release {release ?? "RELEASE"}")}";
        if (asked.BoundTo is not null && release is null)
        {
            return Fact.Failed(UnknownCause.Subject, $"{NoRelease}; {how}", now);
        }

        return Counting(check, asked, release, attestations) switch
        {
            null => Fact.Failed(UnknownCause.Subject, $"nobody has answered “{asked.Question.Value}”{of} yet; {how}", now),
            { } over when now >= over.ValidUntil => Fact.Failed(UnknownCause.Subject,
                $"the answer of {over.By} to “{asked.Question.Value}”{of} ran out at {over.ValidUntil.UtcDateTime:u}; {how}", now),
            var answer => Fact.Ok(Value(answer), now, answer.Evidence.Count > 0 ? answer.Evidence[0] : null),
        };
    }

    private static CelValue Value(Attestation answer)
    {
        var fields = new List<KeyValuePair<string, CelValue>>
        {
            new("answer", CelValue.Of(JsonNamingPolicy.CamelCase.ConvertName(answer.Answer.ToString()))),
            new("by", CelValue.Of(answer.By)),
            new("at", CelValue.Of(answer.At)),
            new("until", CelValue.Of(answer.ValidUntil)),
            new("evidence", CelValue.List([.. answer.Evidence.Select(CelValue.Of)])),
            new("items", CelValue.List([.. answer.Items.Select(i => CelValue.Map([new("risk", CelValue.Of(i.Risk)), new("response", CelValue.Of(i.Response))]))])),
        };
        if (answer.Release is not null)
        {
            fields.Add(new("release", CelValue.Of(answer.Release)));
        }

        if (answer.Note is not null)
        {
            fields.Add(new("note", CelValue.Of(answer.Note)));
        }

        return CelValue.Map([.. fields]);
    }

    // Two answers of the same moment still have an order: their ids.
    private static Attestation? Newest(IEnumerable<Attestation> attestations) =>
        attestations.OrderBy(a => a.At).ThenBy(a => a.Id, StringComparer.Ordinal).LastOrDefault();
}
