using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>Something that a scanner of the forge has found, and that nobody has mended or dismissed.</summary>
/// <param name="Kind"><c>code</c>, <c>secrets</c> or <c>dependencies</c>.</param>
/// <param name="Severity"><c>critical</c>, <c>high</c>, <c>medium</c> or <c>low</c>; what else a forge says is <c>unrated</c>.</param>
internal sealed record SecurityAlert(string Kind, string? Severity, DateTimeOffset FoundAt)
{
    /// <summary>What a forge may look for.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["code", "dependencies", "secrets"];

    private static readonly IReadOnlyList<string> _severities = ["critical", "high", "medium", "low"];

    private static readonly Dictionary<string, CelType> _counts = new()
    {
        ["open"] = CelType.Int,
        ["critical"] = CelType.Int,
        ["high"] = CelType.Int,
        ["medium"] = CelType.Int,
        ["low"] = CelType.Int,
        ["unrated"] = CelType.Int,
        ["oldestDays"] = CelType.Int,
    };

    /// <summary>The type of the fact <c>repo.alerts</c>.</summary>
    public static readonly CelType TypeOfAll = CelType.Object("repo.alerts", new Dictionary<string, CelType>(_counts)
    {
        ["on"] = CelType.List(CelType.String),
        ["off"] = CelType.List(CelType.String),
        ["byKind"] = CelType.Map(CelType.String, CelType.Object("repo.alertsOfKind", _counts)),
        ["truncated"] = CelType.Bool,
    });

    /// <summary>The fact <c>repo.alerts</c>. A scanner that is off has found nothing, which is no good news: it is named.</summary>
    /// <param name="on">The kinds that are looked for.</param>
    /// <param name="off">The kinds that were asked for and are not looked for.</param>
    /// <param name="truncated">True when there are more than were looked at.</param>
    public static CelValue ToValue(
        IReadOnlyCollection<SecurityAlert> alerts, IReadOnlyCollection<string> on, IReadOnlyCollection<string> off, bool truncated, DateTimeOffset now)
    {
        var fields = Count(alerts, now);
        fields.Add("on", on.Order(StringComparer.Ordinal));
        fields.Add("off", off.Order(StringComparer.Ordinal));
        fields.Add("byKind", CelValue.Map([.. on.Order(StringComparer.Ordinal).Select(kind =>
            KeyValuePair.Create(kind, Count([.. alerts.Where(alert => alert.Kind == kind)], now).ToValue()))]));
        fields.Add("truncated", truncated);
        return fields.ToValue();
    }

    private static FactFields Count(IReadOnlyCollection<SecurityAlert> alerts, DateTimeOffset now)
    {
        var fields = new FactFields { { "open", alerts.Count } };
        foreach (var severity in _severities)
            fields.Add(severity, alerts.Count(alert => Is(alert, severity)));
        fields.Add("unrated", alerts.Count(alert => !_severities.Any(severity => Is(alert, severity))));
        fields.Add("oldestDays", alerts.Count == 0 ? null : Age.Days(alerts.Min(alert => alert.FoundAt), now));
        return fields;
    }

    private static bool Is(SecurityAlert alert, string severity) => severity.Equals(alert.Severity, StringComparison.OrdinalIgnoreCase);
}
