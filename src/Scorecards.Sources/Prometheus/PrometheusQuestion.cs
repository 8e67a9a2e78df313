using System.Globalization;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>What a request asks of the API.</summary>
/// <param name="Paths">The calls, after <c>/api/v1/</c>; the answer is made of all of them.</param>
/// <param name="Page">The page of the server that shows people the same.</param>
/// <param name="Range">With the query <c>range</c> only.</param>
/// <param name="Error">The mistake in the arguments; the others do not count then.</param>
internal sealed record PrometheusQuestion(
    IReadOnlyList<string> Paths, string Page, IReadOnlyList<KeyValuePair<string, string>> Match, string? Expression, PrometheusRange? Range, FactError? Error)
{
    // What was not there for an hour is gone; on the grid, so that equal questions stay equal for a while.
    private const long Hour = 3600;
    private const long Grid = 300;

    public static PrometheusQuestion Read(FactRequest request, DateTimeOffset now)
    {
        var arguments = new QueryArguments(request);
        var isExpression = request.Query is "instant" or "range";
        var query = isExpression ? Uri.EscapeDataString(arguments.Text("query")) : "";
        var match = isExpression ? [] : arguments.Pairs("match", '=');
        var range = request.Query == "range" ? PrometheusRange.Read(arguments) : null;
        var contained = request.Query == "rules" ? arguments.OptionalText("expression") : null;
        if (request.Query == "metrics" && (match.Count == 0 || match.Any(one => one.Value.Length == 0)))
            arguments.Fail(match.Count == 0 ? UnknownCause.Definition : UnknownCause.Subject, "the query metrics needs the argument 'match' with labels that are not empty");
        var (paths, page) = request.Query switch
        {
            _ when arguments.Error is not null => Call(""),
            "instant" => Call($"graph?g0.expr={query}&g0.tab=1", $"query?query={query}"),
            "range" => Call($"graph?g0.expr={query}&g0.tab=0&g0.range_input={(long)range!.Window.TotalSeconds}s", $"query_range?query={query}&{range.Parameters(now)}"),
            "rules" => Call("rules", "rules"),
            "alerts" => Call("alerts", "alerts"),
            "targets" => Call("targets", "targets?state=active"),
            "metrics" => Call($"graph?g0.expr={Selector(match)}&g0.tab=1", $"label/__name__/values?match%5B%5D={Selector(match)}&start={Start(now)}", "metadata"),
            "status" => Call("status", "status/runtimeinfo", "status/buildinfo"),
            _ => Call(arguments.Fail(UnknownCause.Definition, $"the source {request.Source} has no query '{request.Query}'")),
        };
        return new PrometheusQuestion(paths, page, match, contained, range, arguments.Error);
    }

    private static (IReadOnlyList<string> Paths, string Page) Call(string page, params IReadOnlyList<string> paths) => (paths, page);

    private static string Start(DateTimeOffset now) => (now.ToUnixTimeSeconds() / Grid * Grid - Hour).ToString(CultureInfo.InvariantCulture);

    private static string Selector(IReadOnlyList<KeyValuePair<string, string>> match) =>
        Uri.EscapeDataString("{" + string.Join(",", match.Select(one => $"{one.Key}=\"{Escape(one.Value)}\"")) + "}");

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
