using System.Text.RegularExpressions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;

namespace Scorecards.Cli.Input;

/// <summary>
/// What a single expression sees: as a check would, <c>facts</c>, <c>service</c> and <c>now</c>, of which the first two are
/// unknown as far as nobody gave them; and every other variable given.
/// </summary>
internal sealed partial class ExpressionWorld : IBindings
{
    private readonly Dictionary<string, CelValue> _values;

    public ExpressionWorld(string expression, IReadOnlyDictionary<string, CelValue> given, DateTimeOffset now)
    {
        _values = new Dictionary<string, CelValue>(given, StringComparer.Ordinal)
        {
            ["facts"] = Facts(expression, given.GetValueOrDefault("facts")),
        };
        _values.TryAdd("service", CelValue.Unknown("service"));
        _values.TryAdd("now", CelValue.Of(now));
        Scope = new ExpressionScope(_values.ToDictionary(v => v.Key, v => TypeOf(v.Key, v.Value)));
    }

    public ExpressionScope Scope { get; }

    public bool TryGet(string name, out CelValue value) => _values.TryGetValue(name, out value);

    /// <summary>The facts given, and as unknown those that the expression names beside them.</summary>
    private static CelValue Facts(string expression, CelValue given)
    {
        var facts = given.Kind == CelKind.Map ? given.AsMap().ToDictionary(f => f.Key.AsString(), f => f.Value) : [];

        // The text is enough to look at: a name found in a string by mistake is one more fact that nothing asks for.
        foreach (Match match in FactName().Matches(expression))
        {
            var name = match.Groups["name"].Value;
            facts.TryAdd(name, CelValue.Unknown($"facts.{name}"));
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
