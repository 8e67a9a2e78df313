namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>Notification</c>.</summary>
[Doc("Which events go to which channel, and when.")]
public sealed record NotificationSpec
{
    [Doc("What is told.", NotEmpty = true)]
    public required IReadOnlyList<EventKind> Events { get; init; }

    [Doc("CEL over `service`; events about other services are not told. Default: every service. Events about sources have no service.")]
    public Located<string>? Services { get; init; }

    [Doc("Which changes of a grade are told. Default: all.")]
    public GradeFilterSpec Grades { get; init; } = new();

    [Doc("Only events about sources that this team owns. Default: all sources.")]
    public string? SourceOwner { get; init; }

    [Doc("Where it is told.")]
    public required ChannelSpec Channel { get; init; }

    [Doc("When nothing is sent: events wait until it is over.")]
    public QuietHoursSpec? QuietHours { get; init; }

    [Doc("Sends many events in one message at set times. Default: each at once.")]
    public DigestSpec? Digest { get; init; }
}

/// <summary>What a notification may tell; the last part of an event's type, its dot left out.</summary>
public enum EventKind
{
    GradeChanged,
    SourceTroubled,
    SourceRecovered,
    ExemptionExpiring,
    ExemptionExpired,
    AttestationExpiring,
    AttestationExpired,
    FreezeDeclared,
    FreezeLifted,
    DeploymentHeld,
    OverrideOpened,
    OverrideApproved,
    OverrideUnapproved,
}

/// <summary>Which changes of a grade are told.</summary>
public sealed record GradeFilterSpec
{
    [Doc("Drops only (to U too), rises only, or all. The first grade after U is neither a drop nor a rise.")]
    public GradeDirection Only { get; init; } = GradeDirection.All;

    [Doc("Only changes from one of these grades; U is one.")]
    public IReadOnlyList<Located<string>> From { get; init; } = [];

    [Doc("Only changes to one of these grades; U is one.")]
    public IReadOnlyList<Located<string>> To { get; init; } = [];
}

public enum GradeDirection
{
    All,
    Drops,
    Rises,
}

/// <summary>A channel of a notification.</summary>
public sealed record ChannelSpec
{
    [Doc("slack: an incoming webhook. teams: an incoming webhook or workflow of Microsoft Teams. webhook: CloudEvents, signed by Standard Webhooks.")]
    public required Located<ChannelKind> Kind { get; init; }

    [Doc("The URL to post to. It lets whoever has it post, so it is named, never written down; while there is nothing under the name, nothing is sent.")]
    public required SecretSpec Url { get; init; }

    [Doc("For kind webhook: the secret messages are signed with, `whsec_` and 24 to 64 bytes in base64.")]
    public SecretSpec? Secret { get; init; }

    [Doc("Private, loopback and other internal hosts that may be dialled: host names, addresses or networks such as 10.0.0.0/8.")]
    public IReadOnlyList<Located<string>> Allow { get; init; } = [];

    [Doc("How long to wait for an answer, up to 1m.")]
    public Located<TimeSpan>? Timeout { get; init; }
}

public enum ChannelKind
{
    Slack,
    Teams,
    Webhook,
}

/// <summary>A secret by the place where it is.</summary>
public sealed record SecretSpec
{
    [Doc("Where the secret is: `env:NAME` or `file:PATH`.", Pattern = "^(env|file):.+")]
    public required Located<string> SecretRef { get; init; }
}

/// <summary>A time of day, or of night, at which nothing is sent.</summary>
public sealed record QuietHoursSpec
{
    [Doc("The time zone of the times, by its IANA name such as Europe/London.")]
    public required Located<string> Timezone { get; init; }

    [Doc("When it begins, such as \"18:00\".", Pattern = ClockTimes.Pattern)]
    public required Located<string> From { get; init; }

    [Doc("When it ends, such as \"08:00\"; at or before `from` it is on the next day. \"24:00\" is midnight.", Pattern = ClockTimes.Pattern)]
    public required Located<string> To { get; init; }

    [Doc("The days on which it begins. Default: every day.")]
    public IReadOnlyList<Weekday> Days { get; init; } = [];
}

public enum Weekday
{
    Sun,
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
}

/// <summary>When events are sent together.</summary>
public sealed record DigestSpec
{
    [Doc("How often: a part of a day such as 15m, 1h or 4h, or 1d.")]
    public required Located<TimeSpan> Every { get; init; }

    [Doc("With every 1d: at what time, such as \"09:00\". Default: midnight.", Pattern = ClockTimes.Pattern)]
    public Located<string>? At { get; init; }

    [Doc("With every 1d: the time zone of `at`, by its IANA name. Default: UTC.")]
    public Located<string>? Timezone { get; init; }
}
