using System.Text.RegularExpressions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Input;

/// <summary>
/// What a single expression sees: as a check would, <c>facts</c>, <c>service</c> and <c>now</c>, of which the first two are
/// unknown as far as nobody gave them; and every other variable given.
/// </summary>
internal sealed partial class ExpressionWorld : IBindings
{
    private const string FactsPrefix = "facts.";

    private readonly Dictionary<string, CelValue> _values;
    private readonly List<string> _given;

    public ExpressionWorld(string expression, IReadOnlyDictionary<string, CelValue> given, DateTimeOffset now)
    {
        var facts = given.GetValueOrDefault("facts") is { Kind: CelKind.Map } map ? map.AsMap().ToDictionary(f => f.Key.AsString(), f => f.Value) : [];
        _given = [.. facts.Keys];
        _values = new Dictionary<string, CelValue>(given, StringComparer.Ordinal) { ["facts"] = WithUnknown(facts, expression) };
        _values.TryAdd("service", CelValue.Unknown("service"));
        _values.TryAdd("now", CelValue.Of(now));
        Scope = new ExpressionScope(_values.ToDictionary(v => v.Key, v => TypeOf(v.Key, v.Value)));
    }

    public ExpressionScope Scope { get; }

    public bool TryGet(string name, out CelValue value) => _values.TryGetValue(name, out value);

    /// <summary>For each fact that an unknown result misses, the fact that was probably meant.</summary>
    public IEnumerable<string> Suggestions(CelValue result) =>
        from name in result.UnknownNames
        where name.StartsWith(FactsPrefix, StringComparison.Ordinal)
        let nearest = Spelling.Nearest(name[FactsPrefix.Length..], _given)
        where nearest is not null
        select $"{name} is not given: did you mean {FactsPrefix}{nearest}?";

    /// <summary>The facts given, and as unknown those that the expression names beside them.</summary>
    private static CelValue WithUnknown(Dictionary<string, CelValue> facts, string expression)
    {
        // The text is enough to look at: a name found in a string by mistake is one more fact that nothing asks for.
        foreach (Match match in FactName().Matches(expression))
        {
            var name = match.Groups["name"].Value;
            facts.TryAdd(name, CelValue.Unknown(FactsPrefix + name));
        }

        return CelValue.Map([.. facts]);
    }

    private static CelType TypeOf(string name, CelValue value) => name switch
    {
        "now" => CelType.Timestamp,
        "service" when value.Kind == CelKind.Unknown => ServiceValue.Type,
        "service" when value.Kind == CelKind.Map && value.AsMap().All(f => ServiceValue.Type.Fields!.ContainsKey(f.Key.AsString())) => ServiceValue.Type,
        _ => CelType.Dyn,
    };

    [GeneratedRegex("""\bfacts\s*(?:\.\s*\??\s*(?:`(?<name>[^`]+)`|(?<name>[A-Za-z_]\w*))|\[\s*\??\s*(?:'(?<name>[^'\\]*)'|"(?<name>[^"\\]*)")\s*\])""", RegexOptions.CultureInvariant)]
    private static partial Regex FactName();
}
