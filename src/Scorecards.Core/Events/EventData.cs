using Scorecards.Core.Scoring;

namespace Scorecards.Core.Events;

/// <summary>The <c>data</c> of an event. What does not belong to its type is left out.</summary>
public sealed record EventData
{
    /// <summary>The service it is about; absent for events of sources.</summary>
    public EventService? Service { get; init; }

    /// <summary>The grade before.</summary>
    public GradeAndScore? From { get; init; }

    /// <summary>The grade since.</summary>
    public GradeAndScore? To { get; init; }

    /// <summary>Why the grade changed.</summary>
    public EventAttribution? Attribution { get; init; }

    /// <summary>What to do about it; absent when nobody has written it down.</summary>
    public EventFix? Fix { get; init; }

    /// <summary>The id of the evaluation that saw it.</summary>
    public string? Evaluation { get; init; }

    /// <summary>The exemption or attestation that ends.</summary>
    public EventTerm? Term { get; init; }

    /// <summary>The source it is about.</summary>
    public EventTrouble? Trouble { get; init; }

    /// <summary>What was done at the gate.</summary>
    public EventGate? Gate { get; init; }

    /// <summary>Where to read more.</summary>
    public required EventLinks Links { get; init; }
}

/// <summary>The service an event is about, as the catalog had it then.</summary>
public sealed record EventService(string Id, string Title, string? Team, string? System, int Tier);

/// <param name="Grade">The letter, such as <c>A-</c> or <c>U</c>.</param>
/// <param name="Score">0 to 100; null without one.</param>
public sealed record GradeAndScore(string Grade, decimal? Score);

/// <param name="Check">The check through which the grade moved.</param>
/// <param name="Title">The check in words.</param>
public sealed record EventAttribution(AttributionKind Kind, string? Check, string? Title, string Summary);

/// <summary>How to make the check pass, as its owner wrote it.</summary>
public sealed record EventFix(string? Text, string? Link);

/// <summary>Something that holds until a moment.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Check">The check it is about.</param>
/// <param name="Reason">What was said when it was made.</param>
public sealed record EventTerm(string Id, string Check, string? Title, string? Reason, DateTimeOffset ExpiresAt);

/// <param name="Owner">The team to tell; null when the source names none.</param>
/// <param name="Affected">How many services got no answer when it began or ended.</param>
/// <param name="Of">How many use the source.</param>
public sealed record EventTrouble(string Source, string? Owner, DateTimeOffset Since, int Affected, int Of, string? Message);

/// <summary>What was done at the gate, and by whom.</summary>
/// <param name="Id">Of the freeze, the override or the decision.</param>
/// <param name="By">The name of the token.</param>
/// <param name="Environments">Empty for every environment.</param>
/// <param name="Until">When it is over by itself; null when it is not.</param>
/// <param name="Incident">A link to the incident.</param>
public sealed record EventGate(string Id, string By, IReadOnlyList<string> Environments, string? Reason, DateTimeOffset? Until, string? Incident);

/// <summary>Pages of the server.</summary>
/// <param name="Page">What the event is about.</param>
/// <param name="Check">The check behind it.</param>
public sealed record EventLinks(string Page, string? Check);
