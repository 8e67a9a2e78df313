namespace Scorecards.Core.Definitions;

/// <summary>The kinds of document, with the record each one's <c>spec</c> is read into.</summary>
public static class DocumentKinds
{
    public const string Check = "Check";
    public const string Scorecard = "Scorecard";
    public const string Source = "Source";
    public const string GatePolicy = "GatePolicy";
    public const string PriorityPolicy = "PriorityPolicy";
    public const string SupportPolicy = "SupportPolicy";
    public const string Notification = "Notification";
    public const string Calendar = "Calendar";

    public static readonly IReadOnlyDictionary<string, Type> Specs = new Dictionary<string, Type>
    {
        [Check] = typeof(CheckSpec),
        [Scorecard] = typeof(ScorecardSpec),
        [Source] = typeof(SourceSpec),
        [GatePolicy] = typeof(GatePolicySpec),
        [PriorityPolicy] = typeof(PriorityPolicySpec),
        [SupportPolicy] = typeof(SupportPolicySpec),
        [Notification] = typeof(NotificationSpec),
        [Calendar] = typeof(CalendarSpec),
    };
}
