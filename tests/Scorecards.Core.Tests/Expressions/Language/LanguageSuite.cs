using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>
/// Holds a row of the suite: an expression and what it gives. That is written as the kind and the value as text or JSON
/// (<c>int 3</c>, <c>string abc</c>, <c>list [1,2]</c>), <c>error</c> or <c>problem</c> (found when compiling) and a part of the message,
/// or <c>unknown</c> and the names.
/// </summary>
internal static class LanguageSuite
{
    private static readonly Dictionary<string, CelValue> Values = new()
    {
        ["i"] = CelValue.Of(7L),
        ["u"] = CelValue.Of(7UL),
        ["d"] = CelValue.Of(2.5),
        ["s"] = CelValue.Of("text"),
        ["yes"] = CelValue.Of(true),
        ["list"] = Json("[3, 1, 2]"),
        ["map"] = Json("{\"a\": 1, \"b\": {\"c\": null, \"d-e\": [10, 20]}, \"in\": 5}"),
        ["bad"] = CelValue.Error("bad"),
        ["lost"] = CelValue.Unknown("lost"),
        ["away"] = CelValue.Unknown("away"),
        ["facts"] = CelValue.Map([new("known", Json("{\"n\": 5}")), new("gone", CelValue.Unknown("facts.gone")), new("late", CelValue.Unknown("facts.late"))]),
        ["at"] = CelValue.Of(new DateTimeOffset(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero)),
        ["typed"] = CelValue.Of(1L),
        ["service"] = Json("{\"tier\": 2, \"name\": \"pay\"}"),
        ["box.x"] = CelValue.Of("box.x"),
        ["box.in.x"] = CelValue.Of("box.in.x"),
        ["box.in.y"] = CelValue.Of("box.in.y"),
        ["x"] = CelValue.Of("x"),
        ["box"] = Json("{\"x\": \"field\", \"z\": \"field\"}"),
    };

    private static readonly Dictionary<string, CelType> Types = Values.Keys.ToDictionary(name => name, name => name switch
    {
        "typed" => CelType.Int,
        "service" => CelType.Object("service", new Dictionary<string, CelType> { ["tier"] = CelType.Int, ["name"] = CelType.String }),
        _ => CelType.Dyn,
    });

    public static void Hold(string source, string expected, string container = "")
    {
        var (kind, rest) = expected.IndexOf(' ') is var space and >= 0 ? (expected[..space], expected[(space + 1)..]) : (expected, "");
        var compiled = Expression.Compile(source, new ExpressionScope(Types, container));
        if (kind == "problem")
        {
            compiled.Value.Should().BeNull();
            compiled.Problems.Select(problem => $"{problem.Line}:{problem.Column} {problem.Message} {problem.Hint}").Should().Contain(text => text.Contains(rest));
            return;
        }

        compiled.Problems.Should().BeEmpty();
        var value = compiled.Value!.Evaluate(new Bindings(Values));
        if (kind == "error" && value.TryGetError(out var message))
            message.Should().Contain(rest);
        else
            Shown(value).Should().Be(expected);
    }

    private static string Shown(CelValue value)
    {
        var kind = value.Kind.ToString().ToLowerInvariant();
        if (value.Kind == CelKind.Unknown)
            return $"{kind} {string.Join(' ', value.UnknownNames)}";
        if (value.TryGetOptional(out var held))
            return $"{kind} {Shown(held)}";
        var json = value.ToJson();
        return $"{kind} {(json.StartsWith('"') ? Json(json).AsString() : json)}";
    }

    private static CelValue Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return CelValue.FromJson(document.RootElement);
    }
}
