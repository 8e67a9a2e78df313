using Scorecards.Core.Gates;
using Scorecards.Server.Pages.Forms;

namespace Scorecards.Server.Pages.Gate;

/// <summary>What the gate page's URL asks for. A page is for people: what it cannot read it leaves out.</summary>
internal sealed record GateQuery
{
    public const int PageSize = 25;

    public const string GlassParameter = "glass";
    public const string FreezeParameter = "freeze";

    private const int LongestText = 200;

    public string? Service { get; init; }

    public string? Environment { get; init; }

    public GateVerdict? Decision { get; init; }

    /// <summary>The last decision of the page before; null on the first.</summary>
    public string? Before { get; init; }

    /// <summary>The service that someone wants to break the glass for; null for none.</summary>
    public string? Glass { get; init; }

    /// <summary>The service that someone wants to freeze; null for none.</summary>
    public string? Freeze { get; init; }

    /// <summary>The form that was just sent; see <see cref="GateForms.DoneWords"/>.</summary>
    public string? Done { get; init; }

    public bool IsFiltered => Service is not null || Environment is not null || Decision is not null;

    public GateDecisionQuery Filter => new(Service, Environment, Decision);

    public static GateQuery Read(IQueryCollection query) => new()
    {
        Service = Value(query, "service"),
        Environment = Value(query, "environment"),
        Decision = Enum.TryParse<GateVerdict>(Value(query, "decision"), ignoreCase: true, out var decision) && Enum.IsDefined(decision) ? decision : null,
        Before = Value(query, "before"),
        Glass = Value(query, GlassParameter),
        Freeze = Value(query, FreezeParameter),
        Done = Value(query, PageForm.DoneParameter),
    };

    /// <summary>The URL of the page that shows this part of the log.</summary>
    public string Url()
    {
        List<KeyValuePair<string, string?>> parts =
        [
            new("service", Service), new("environment", Environment), new("decision", Decision is { } decision ? Wording.Lower(decision) : null), new("before", Before),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return (query.Length == 0 ? "/gate" : "/gate?" + query) + "#log";
    }

    private static string? Value(IQueryCollection query, string name) =>
        query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, LongestText)] : null;
}
