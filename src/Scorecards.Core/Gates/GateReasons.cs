namespace Scorecards.Core.Gates;

/// <summary>The codes of reasons. Programs go by them, so none is ever renamed.</summary>
public static class GateReasons
{
    /// <summary>The rule allows it.</summary>
    public const string RuleAllows = "rule-allows";

    /// <summary>The kind of change is always allowed: rollback, hotfix, security.</summary>
    public const string KindAllowed = "kind-allowed";

    /// <summary>The environment is open to everyone.</summary>
    public const string EnvironmentOpen = "environment-open";

    /// <summary>The grade is too low for the rule.</summary>
    public const string GradeTooLow = "grade-too-low";

    /// <summary>No rule holds, or the one that holds refuses.</summary>
    public const string RuleDenies = "rule-denies";

    /// <summary>Outside of the hours of the calendar.</summary>
    public const string OutsideWindow = "outside-window";

    /// <summary>A public holiday of the calendar.</summary>
    public const string Holiday = "holiday";

    /// <summary>A freeze of a calendar.</summary>
    public const string CalendarFreeze = "calendar-freeze";

    /// <summary>An emergency freeze.</summary>
    public const string EmergencyFreeze = "emergency-freeze";

    /// <summary>The window has just opened, and this service's turn comes within minutes.</summary>
    public const string OpeningSplay = "opening-splay";

    /// <summary>A second person has to approve.</summary>
    public const string NeedsApproval = "needs-approval";

    /// <summary>A second person has approved.</summary>
    public const string Approved = "approved";

    /// <summary>Someone broke the glass.</summary>
    public const string BrokenGlass = "break-glass";

    /// <summary>The service is new, so that the gate only observes.</summary>
    public const string NewService = "new-service";

    /// <summary>The policy only observes.</summary>
    public const string Observed = "observed";

    /// <summary>The grade has just dropped, and the one before counts until the drop is steady.</summary>
    public const string DropNotSteady = "drop-not-steady";

    /// <summary>The service is unrated, and the grade at its lowest possible score counts.</summary>
    public const string Unrated = "unrated";

    /// <summary>What is known is too old.</summary>
    public const string DataTooOld = "data-too-old";

    /// <summary>A calendar could not be fetched for longer than its age limit.</summary>
    public const string CalendarTooOld = "calendar-too-old";

    /// <summary>Whether a rule holds could not be told.</summary>
    public const string RuleFailed = "rule-failed";

    /// <summary>No gate policy is loaded.</summary>
    public const string NoPolicy = "no-policy";
}
