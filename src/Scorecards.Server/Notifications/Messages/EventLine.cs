using System.Globalization;
using Scorecards.Core.Events;

namespace Scorecards.Server.Notifications.Messages;

/// <summary>An event in a few words for people, without any markup.</summary>
/// <param name="What">What happened, to whom.</param>
/// <param name="Why">Why, or null.</param>
/// <param name="Next">What to do about it, or null.</param>
/// <param name="Page">Where to read more.</param>
public sealed record EventLine(string What, string? Why, string? Next, string Page)
{
    /// <summary>Longer texts of others are cut, so that a message stays within what its channel takes.</summary>
    private const int Longest = 300;

    public static EventLine Of(CloudEvent e)
    {
        var data = e.Data;
        var (what, why) = e.Type switch
        {
            EventTypes.GradeChanged => (Grade(e), data.Attribution is { } a ? Reason(a) : null),
            EventTypes.SourceTroubled => (
                $"The source {e.Subject} is in trouble: {Count(data.Trouble)} services got no answer from it", data.Trouble?.Message),
            EventTypes.SourceRecovered => ($"The source {e.Subject} answers again, after {Since(e)}", null),
            EventTypes.ExemptionExpiring or EventTypes.AttestationExpiring => ($"The {Term(e)} for {Name(e)} ends {Day(data.Term)}", data.Term?.Reason),
            EventTypes.ExemptionExpired or EventTypes.AttestationExpired => ($"The {Term(e)} for {Name(e)} has ended", data.Term?.Reason),
            EventTypes.FreezeDeclared => ($"{By(data.Gate)} froze deployments to {Environments(data.Gate)}", data.Gate?.Reason),
            EventTypes.FreezeLifted => ($"{By(data.Gate)} lifted the freeze of {Environments(data.Gate)}", data.Gate?.Reason),
            EventTypes.DeploymentHeld => ($"A deployment of {Name(e)} to {Environments(data.Gate)} waits for a second person", data.Gate?.Reason),
            EventTypes.OverrideOpened => ($"{By(data.Gate)} broke the glass for {Name(e)} in {Environments(data.Gate)}", data.Gate?.Reason),
            EventTypes.OverrideApproved => ($"{By(data.Gate)} approved that the glass was broken for {Name(e)} in {Environments(data.Gate)}", data.Gate?.Reason),
            EventTypes.OverrideUnapproved => ($"Nobody approved that the glass was broken for {Name(e)} in {Environments(data.Gate)}", data.Gate?.Reason),
            _ => ($"{EventTypes.Short(e.Type)}: {e.Subject}", null),
        };
        return new EventLine(Cut(what), Cut(why), Cut(data.Fix?.Text), data.Links.Page);
    }

    private static string By(EventGate? gate) => gate?.By ?? "Someone";

    private static string Environments(EventGate? gate) => gate is { Environments: { Count: > 0 } some } ? string.Join(", ", some) : "every environment";

    private static string Name(CloudEvent e) => e.Data.Service?.Title ?? e.Subject;

    private static string Grade(CloudEvent e)
    {
        var (from, to) = (e.Data.From?.Grade ?? "U", e.Data.To?.Grade ?? "U");
        var score = e.Data.To?.Score is { } s ? string.Create(CultureInfo.InvariantCulture, $" ({s:0.#})") : "";
        return $"{Name(e)}: {from} → {to}{score}";
    }

    private static string Reason(EventAttribution why)
    {
        // The summary begins with the grades, which are said already.
        var colon = why.Summary.IndexOf(": ", StringComparison.Ordinal);
        var text = colon < 0 ? why.Summary : why.Summary[(colon + 2)..];
        return why.Title is null || why.Title == why.Check ? text : $"{text} ({why.Title})";
    }

    private static string Term(CloudEvent e)
    {
        var what = e.Type.Contains("exemption", StringComparison.Ordinal) ? "exemption" : "attestation";
        return e.Data.Term is { } term ? $"{what} from {term.Title ?? term.Check}" : what;
    }

    private static string Day(EventTerm? term) => term is null ? "soon" : string.Create(CultureInfo.InvariantCulture, $"on {term.ExpiresAt:d MMMM yyyy}");

    private static string Count(EventTrouble? trouble) => trouble is null ? "some" : string.Create(CultureInfo.InvariantCulture, $"{trouble.Affected} of {trouble.Of}");

    private static string Since(CloudEvent e)
    {
        var took = e.Data.Trouble is { } trouble ? e.Time - trouble.Since : TimeSpan.Zero;
        return took >= TimeSpan.FromHours(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalHours:0} hours")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, took.TotalMinutes):0} minutes");
    }

    private static string Cut(string? text) => text is null ? null! : text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
