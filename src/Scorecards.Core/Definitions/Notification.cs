using Scorecards.Core.Expressions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions;

/// <summary>A notification, compiled.</summary>
public sealed record Notification
{
    public required Metadata Metadata { get; init; }

    public required NotificationSpec Spec { get; init; }

    /// <summary>Null for every service.</summary>
    public Expression? Services { get; init; }

    /// <summary>Empty for any grade.</summary>
    public IReadOnlySet<Grade> From { get; init; } = new HashSet<Grade>();

    /// <summary>Empty for any grade.</summary>
    public IReadOnlySet<Grade> To { get; init; } = new HashSet<Grade>();

    /// <summary>Null when it is never quiet.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>Null when each event is sent at once.</summary>
    public DigestTimes? Digest { get; init; }

    public required string File { get; init; }

    public string Name => Metadata.Name;

    /// <summary>When an event, or another attempt, that could go at the time given may be sent.</summary>
    public DateTimeOffset SendAt(DateTimeOffset at, bool first)
    {
        var due = first && Digest is not null ? Digest.Next(at) : at;
        return QuietHours?.EndOf(due) ?? due;
    }
}
