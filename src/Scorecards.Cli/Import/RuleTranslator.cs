using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Import;

/// <summary>
/// Conditions of json-rules-engine as an expression that decides alike: <c>all</c>, <c>any</c> and <c>not</c>, and its own operators with
/// the types they ask for. A condition over a value of another type is false there, and here.
/// </summary>
internal sealed partial class RuleTranslator(InsightProblems problems)
{
    private const string Facts = "facts.insights.facts";

    private static readonly Dictionary<string, string> _comparisons = new(StringComparer.Ordinal)
    {
        ["equal"] = "==",
        ["notEqual"] = "!=",
        ["lessThan"] = "<",
        ["lessThanInclusive"] = "<=",
        ["greaterThan"] = ">",
        ["greaterThanInclusive"] = ">=",
    };

    private static readonly string[] _operators = [.. _comparisons.Keys, "in", "notIn", "contains", "doesNotContain"];

    /// <summary>The expression; what cannot be translated is reported, and the rest of the text means nothing then.</summary>
    public string Translate(YamlNode node)
    {
        if (node is not YamlMap condition)
            return Refuse(node, $"a condition must be a map, this is {node.Describe()}");
        string[] forms = ["all", "any", "not", "fact", "condition"];
        return forms.FirstOrDefault(form => condition[form] is not null) switch
        {
            "all" => Joined(condition["all"]!, " && "),
            "any" => Joined(condition["any"]!, " || "),
            "not" => $"!({Translate(condition["not"]!)})",
            "fact" => Compare(condition),
            "condition" => Refuse(condition["condition"]!, "a condition that is kept elsewhere cannot be translated", "write the condition itself in its place"),
            _ => Refuse(node, "a condition needs 'all', 'any', 'not' or 'fact'"),
        };
    }

    // An empty list is true in both forms, as the engine has it.
    private string Joined(YamlNode node, string by) => node is not YamlList list
        ? Refuse(node, "'all' and 'any' take a list of conditions")
        : list.Items.Count == 0 ? "true"
        : string.Join(by, list.Items.Select(Translate).Select(part => list.Items.Count > 1 ? $"({part})" : part));

    private string Compare(YamlMap condition)
    {
        if (condition["params"] is YamlMap { Entries.Count: > 0 } given)
            return Refuse(given, "a fact of Tech Insights takes no params");
        var fact = Fact(condition);
        if (condition["operator"] is not YamlScalar { IsString: true } sign)
            return Refuse(condition["operator"] ?? condition, "a condition over a fact needs an 'operator'");
        if (!_operators.Contains(sign.Text))
            return Refuse(sign, $"the operator '{sign.Text}' is none of json-rules-engine's own", Spelling.Hint(sign.Text, _operators));
        if (condition["value"] is not { } value)
            return Refuse(condition, "a condition over a fact needs a 'value'");
        return sign.Text switch
        {
            "equal" or "notEqual" => $"{fact} {_comparisons[sign.Text]} {Scalar(value, sign.Text)}",
            "in" => $"{fact} in {Choices(value)}",
            "notIn" => $"!({fact} in {Choices(value)})",
            "contains" => $"type({fact}) == list && {Scalar(value, sign.Text)} in {fact}",
            "doesNotContain" => $"type({fact}) == list && !({Scalar(value, sign.Text)} in {fact})",
            var comparison => $"type({fact}) in [int, double] && {fact} {_comparisons[comparison]} {Number(value, comparison)}",
        };
    }

    /// <summary>A fact, or a part of it.</summary>
    private string Fact(YamlMap from)
    {
        if (from["fact"] is not YamlScalar { IsString: true, Text.Length: > 0 } name)
            return Refuse(from["fact"] ?? from, "'fact' must be the name of a fact");
        var fact = Facts + CelText.Member(name.Text);
        if (from["path"] is not { } path)
            return fact;
        if (path is not YamlScalar { IsString: true } text || !Path().IsMatch(text.Text))
            return Refuse(path, "only plain paths can be translated", "such as $.owner.name or $.items[0]");
        foreach (Match step in Step().Matches(text.Text))
            fact += step.Groups["index"] is { Success: true, Value: var index } ? $"[{index}]" : CelText.Member(step.Groups["name"].Value);
        return fact;
    }

    private string Scalar(YamlNode value, string sign) => value is YamlMap { Entries.Count: > 0 } other && other["fact"] is not null
        ? Fact(other)
        : CelText.Literal(value.ToCel()) ?? Refuse(value, $"the operator '{sign}' compares with one value, and never finds {value.Describe()}", "compare with a text, a number or a bool");

    private string Number(YamlNode value, string sign) => value is YamlMap || value.ToCel().Kind is CelKind.Int or CelKind.Double
        ? Scalar(value, sign)
        : Refuse(value, $"the operator '{sign}' needs a number, this is {value.Describe()}");

    private string Choices(YamlNode value)
    {
        if (value is YamlMap other && other["fact"] is not null)
            return Fact(other);
        return value is YamlList list
            ? $"[{string.Join(", ", list.Items.Select(item => Scalar(item, "in")))}]"
            : Refuse(value, $"the operators 'in' and 'notIn' need a list, this is {value.Describe()}");
    }

    private string Refuse(YamlNode at, string message, string? hint = null)
    {
        problems.Add(at, message, hint);
        return "true";
    }

    [GeneratedRegex(@"^\$(\.[A-Za-z_][A-Za-z0-9_-]*|\[\d{1,6}\]|\['[^'\\]+'\])+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"\.(?<name>[A-Za-z_][A-Za-z0-9_-]*)|\[(?<index>\d+)\]|\['(?<name>[^'\\]+)'\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
