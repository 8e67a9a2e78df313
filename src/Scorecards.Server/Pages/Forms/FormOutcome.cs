namespace Scorecards.Server.Pages.Forms;

/// <summary>What became of a form.</summary>
internal abstract record FormOutcome
{
    private static readonly IReadOnlyDictionary<string, string> _none = new Dictionary<string, string>();

    /// <summary>It is done.</summary>
    /// <param name="What">What was done, in one word, for the page that is shown then.</param>
    public sealed record Done(string What) : FormOutcome;

    /// <summary>Nothing is done.</summary>
    /// <param name="Mistakes">What is wrong, by field.</param>
    /// <param name="Refusal">Why it is refused as a whole; null when only fields are wrong.</param>
    public sealed record Wrong(IReadOnlyDictionary<string, string> Mistakes, string? Refusal = null) : FormOutcome;

    public static Wrong Refused(string why) => new(_none, why);
}
