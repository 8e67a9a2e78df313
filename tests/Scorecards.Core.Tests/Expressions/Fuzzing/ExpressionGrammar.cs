namespace Scorecards.Core.Tests.Expressions.Fuzzing;

/// <summary>Expressions that follow the grammar, so that most of them get past the parser and many past the checker.</summary>
internal sealed class ExpressionGrammar(Random random)
{
    private static readonly string[] Leaves =
    [
        "1", "0", "-7", "2u", "1.5", "0.0", "'a'", "'text'", "b'x'", "true", "false", "null", "[]", "{}", "facts", "facts.list", "facts.map", "facts.text",
        "facts.gone", "facts.number", "facts.other", "x", "int", "duration('1h')", "timestamp(0)", "optional.none()",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||"];

    private static readonly string[] Calls =
    [
        "size({0})", "{0}.size()", "type({0})", "dyn({0})", "string({0})", "int({0})", "double({0})", "{0}.contains({1})", "{0}.matches({1})", "{0}.startsWith({1})",
        "has({0}.a)", "{0}.a", "{0}.?a", "{0}[{1}]", "{0}[?{1}]", "!{0}", "-{0}", "({0})", "[{0}, {1}]", "[?{0}]", "{{'a': {0}, 'b': {1}}}", "{{{0}: {1}}}", "{0} ? {1} : {0}",
        "{0}.all(x, {1})", "{0}.exists(x, {1})", "{0}.exists_one(x, {1})", "{0}.filter(x, {1})", "{0}.map(x, {1})", "{0}.map(x, {1}, {0})", "{0}.all(x, y, {1})",
        "{0}.transformList(x, y, {1})", "{0}.transformMap(x, y, {1})", "{0}.transformMapEntry(x, y, {1})", "cel.bind(x, {0}, {1})", "optional.of({0})", "{0}.orValue({1})",
        "{0}.optMap(x, {1})", "{0}.optFlatMap(x, {1})", "{0}.split({1})", "{0}.join({1})", "{0}.replace({1}, {0})", "{0}.substring({1})", "{0}.format([{1}])",
        "math.greatest({0}, {1})", "math.abs({0})", "lists.range({0})", "{0}.flatten()", "{0}.sort()", "{0}.distinct()", "{0}.slice({1}, 3)", "sets.contains({0}, {1})",
        "base64.encode({0})", "{0}.getHours({1})", "timestamp({0})", "duration({0})", "{0}.reverse()", "strings.quote({0})",
    ];

    public string Next() => Make(random.Next(1, 7));

    private string Make(int depth)
    {
        if (depth == 0 || random.Next(6) == 0)
            return Leaves[random.Next(Leaves.Length)];
        if (random.Next(3) == 0)
            return $"{Make(depth - 1)} {Operators[random.Next(Operators.Length)]} {Make(depth - 1)}";
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, Calls[random.Next(Calls.Length)], Make(depth - 1), Make(depth - 1));
    }
}
