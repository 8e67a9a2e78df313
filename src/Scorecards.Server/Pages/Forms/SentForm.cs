namespace Scorecards.Server.Pages.Forms;

/// <summary>A form that was sent and cannot be taken as it is: what was typed, and what is wrong with it.</summary>
/// <param name="Form">Which form of its page.</param>
/// <param name="Subject">What it is about, where the page has one such form for each; else null.</param>
/// <param name="Values">What was typed, by field.</param>
/// <param name="Mistakes">What is wrong, by field.</param>
/// <param name="Refusal">Why it is refused as a whole; null when only fields are wrong.</param>
public sealed record SentForm(
    string Form, string? Subject, IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyDictionary<string, string> Mistakes, string? Refusal)
{
    /// <summary>What was typed in a form that cannot be taken.</summary>
    internal static SentForm Of(string which, string? subject, IFormCollection form, FormOutcome.Wrong wrong) => new(
        which, subject, form.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()]), wrong.Mistakes, wrong.Refusal);

    /// <summary>What is wrong with it, for a page that does not show the form any more.</summary>
    public string Words => Refusal ?? string.Join(' ', Mistakes.Select(m => $"{Wording.Capital(m.Key)} {m.Value}."));

    public string? Value(string field) => Values.GetValueOrDefault(field) is [var value, ..] ? value : null;

    public bool Has(string field, string value) => Values.GetValueOrDefault(field)?.Contains(value) == true;

    /// <summary>This, when it is of a form and about a thing; else null.</summary>
    public SentForm? If(string form, string? subject = null) => Form == form && Subject == subject ? this : null;
}
