using System.Globalization;
using Scorecards.Core.Text;

namespace Scorecards.Server.Api.Http;

/// <summary>Reads the query of a request and collects everything that is wrong with it.</summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <param name="query">The query.</param>
    /// <param name="known">The parameters of the call; any other is a mistake, since ignoring it would answer something else than was asked.</param>
    public QueryReader(IQueryCollection query, IReadOnlyList<QueryParameter> known)
    {
        _query = query;
        foreach (var name in query.Keys.Where(k => known.All(p => p.Name != k)))
        {
            _errors[name] = $"is not a parameter of this call: {Spelling.Hint(name, [.. known.Select(p => p.Name)])}";
        }
    }

    /// <summary>The answer to a request with mistakes; null when there are none.</summary>
    public ProblemResult? Problem => _errors.Count == 0 ? null : ApiProblems.Query(_errors);

    /// <summary>The values given and right; only the default or nothing where none is.</summary>
    public IReadOnlyList<string> Values(QueryParameter parameter)
    {
        var given = _query[parameter.Name].Where(v => !string.IsNullOrEmpty(v)).Select(v => Read(parameter, v!)).ToList();
        if (given.Count > 1 && !parameter.Repeats)
        {
            Refuse(parameter, "is given more than once");
        }

        if (given.Select(parameter.Mistake).FirstOrDefault(m => m is not null) is { } mistake)
        {
            Refuse(parameter, mistake);
            given.Clear();
        }

        return given.Count > 0 ? given : parameter.Default is { } otherwise ? [otherwise] : [];
    }

    public string? Value(QueryParameter parameter) => Values(parameter) is [var value, ..] ? value : null;

    public int Number(QueryParameter parameter) => int.Parse(Value(parameter)!, CultureInfo.InvariantCulture);

    public void Refuse(QueryParameter parameter, string mistake) => _errors.TryAdd(parameter.Name, mistake);

    // A plus sign in a query means a space, so A+ arrives as "A " unless it was written A%2B.
    private static string Read(QueryParameter parameter, string value) =>
        parameter == QueryParameter.Grade && value.EndsWith(' ') ? value[..^1] + "+"
        // So does that of a zone.
        : parameter.IsMoment && value.Length > 6 && value[^6] == ' ' ? $"{value[..^6]}+{value[^5..]}"
        : value;
}
