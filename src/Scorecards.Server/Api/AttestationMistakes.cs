using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Server.Api.Models;

namespace Scorecards.Server.Api;

/// <summary>What can be wrong with an answer.</summary>
internal static class AttestationMistakes
{
    private const int MostEvidence = 20;
    private const int LongestLink = 2_000;
    private const int LongestNote = 2_000;
    private const int LongestRelease = 200;
    private const int MostItems = 100;
    private const int LongestItem = 1_000;

    public static string Word(AttestationRole role) => role.ToString().ToLowerInvariant();

    /// <summary>What is wrong whatever the question is, by field.</summary>
    public static Dictionary<string, string> InForm(NewAttestationRequest request)
    {
        var mistakes = new Dictionary<string, string>();
        Add("check", string.IsNullOrWhiteSpace(request.Check), "must be the name of a check");
        Add("answer", request.Answer is null, "must be yes or no");
        Add("note", request.Note is { } note && (note.Length > LongestNote || !DeclaredText.IsPlain(note)), $"must have at most {LongestNote} characters, none of them a control character");
        Add("release", request.Release is { } release && (release.Trim().Length is 0 or > LongestRelease || release.Any(char.IsControl)),
            $"must be the name of a release, at most {LongestRelease} characters");
        Add("evidence", request.Evidence?.Count > MostEvidence, $"must be at most {MostEvidence} links");
        Add("items", request.Items?.Count > MostItems, $"must be at most {MostItems} lines");
        for (var i = 0; i < request.Evidence?.Count && i < MostEvidence; i++)
        {
            Add($"evidence[{i}]", !IsLink(request.Evidence[i]), $"must be a link that begins with http:// or https://, at most {LongestLink} characters");
        }

        for (var i = 0; i < request.Items?.Count && i < MostItems; i++)
        {
            Add($"items[{i}]", !IsText(request.Items[i]?.Risk) || !IsText(request.Items[i]?.Response),
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
    public static (string Type, string Title, string Detail)? InAnswer(NewAttestationRequest request, AttestationSpec asked)
    {
        if (asked.BoundTo is not null && request.Release is null)
        {
            return ("release-needed", "The release is missing", $"The answer to '{request.Check}' is for one release: say in 'release' which.");
        }

        if (asked.BoundTo is null && request.Release is not null)
        {
            return ("release-not-asked", "The question is for no release", $"'{request.Check}' is not bound to releases: leave 'release' out.");
        }

        if (request.Answer == AttestationAnswer.No)
        {
            return null;
        }

        return asked.Evidence == AttestationNeed.Required && request.Evidence is not { Count: > 0 }
                ? ("evidence-needed", "The evidence is missing", $"A yes to '{request.Check}' needs in 'evidence' at least one link to what shows it.")
            : asked.Items == AttestationNeed.Required && request.Items is not { Count: > 0 }
                ? ("items-needed", "The list is missing", $"A yes to '{request.Check}' needs 'items': each with a risk (what could go wrong) and a response (what is done about it).")
            : null;
    }

    private static bool IsLink(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestLink } link && Uri.TryCreate(link, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");

    private static bool IsText(string? text) => text?.Trim().Length is > 0 and <= LongestItem && DeclaredText.IsPlain(text);
}
