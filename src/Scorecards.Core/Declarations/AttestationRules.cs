using Scorecards.Core.Access;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.Declarations;

/// <summary>Who may answer a question, and what an answer has to say.</summary>
public static class AttestationRules
{
    public const int MostEvidence = 20;
    public const int LongestLink = 2_000;
    public const int LongestNote = 2_000;
    public const int LongestRelease = 200;
    public const int MostItems = 100;
    public const int LongestItem = 1_000;

    public static string Word(AttestationRole role) => role.ToString().ToLowerInvariant();

    /// <param name="role">The role of the token.</param>
    /// <param name="team">Of the service; null when it has none.</param>
    public static bool May(AttestationSpec asked, string? role, string? team) => asked.Roles.Any(r => AccessRoles.May(role, Word(r.Value), team));

    /// <summary>What is wrong whatever the question is, by field.</summary>
    public static IReadOnlyDictionary<string, string> Mistakes(NewAttestation answer)
    {
        var mistakes = new Dictionary<string, string>();
        Add("check", string.IsNullOrWhiteSpace(answer.Check), "must be the name of a check");
        Add("answer", answer.Answer is null, "must be yes or no");
        Add("note", answer.Note is { } note && (note.Length > LongestNote || !DeclaredText.IsPlain(note)), $"must have at most {LongestNote} characters, none of them a control character");
        Add("release", answer.Release is { } release && (release.Trim().Length is 0 or > LongestRelease || release.Any(char.IsControl)),
            $"must be the name of a release, at most {LongestRelease} characters");
        Add("evidence", answer.Evidence.Count > MostEvidence, $"must be at most {MostEvidence} links");
        Add("items", answer.Items.Count > MostItems, $"must be at most {MostItems} lines");
        for (var i = 0; i < answer.Evidence.Count && i < MostEvidence; i++)
        {
            Add($"evidence[{i}]", !IsLink(answer.Evidence[i]), $"must be a link that begins with http:// or https://, at most {LongestLink} characters");
        }

        for (var i = 0; i < answer.Items.Count && i < MostItems; i++)
        {
            Add($"items[{i}]", !IsText(answer.Items[i]?.Risk) || !IsText(answer.Items[i]?.Response),
                $"must have a risk (what could go wrong) and a response (what is done about it), each at most {LongestItem} characters, none of them a control character");
        }

        return mistakes;

        void Add(string field, bool when, string mistake)
        {
            if (when)
            {
                mistakes[field] = mistake;
            }
        }
    }

    /// <summary>What the question asks for and the answer lacks; null when nothing. A no has nothing to show.</summary>
    public static AttestationLack? Lack(NewAttestation answer, AttestationSpec asked) =>
        asked.BoundTo is not null && answer.Release is null ? AttestationLack.Release
        : asked.BoundTo is null && answer.Release is not null ? AttestationLack.ReleaseIsNotAsked
        : answer.Answer == AttestationAnswer.No ? null
        : asked.Evidence == AttestationNeed.Required && answer.Evidence.Count == 0 ? AttestationLack.Evidence
        : asked.Items == AttestationNeed.Required && answer.Items.Count == 0 ? AttestationLack.Items
        : null;

    /// <summary>The answer, which must have no mistakes and lack nothing.</summary>
    /// <param name="by">The name of the token.</param>
    public static Attestation Give(string id, string service, NewAttestation answer, AttestationSpec asked, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Service = service,
        Check = answer.Check!,
        Question = asked.Question.Value,
        Answer = answer.Answer!.Value,
        By = by,
        At = now,
        ValidUntil = now + asked.ValidFor.Value,
        Release = answer.Release?.Trim(),
        Note = string.IsNullOrWhiteSpace(answer.Note) ? null : answer.Note.Trim(),
        Evidence = [.. answer.Evidence.Select(e => e!.Trim())],
        Items = [.. answer.Items.Select(i => new AttestationItem(i!.Risk!.Trim(), i.Response!.Trim()))],
    };

    private static bool IsLink(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestLink } link && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");

    private static bool IsText(string? text) => text?.Trim().Length is > 0 and <= LongestItem && DeclaredText.IsPlain(text);
}

/// <summary>What an answer lacks for its question.</summary>
public enum AttestationLack
{
    Release,

    /// <summary>It says one, and the question is bound to none.</summary>
    ReleaseIsNotAsked,
    Evidence,
    Items,
}
