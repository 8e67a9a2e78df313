namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Name resolution: containers, dotted names, the leading dot, and variables of macros that shadow.</summary>
public sealed class NameTests
{
    public static readonly TheoryData<string, string, string> Rows = new()
    {
        { "", "x", "string x" },
        { "box", "x", "string box.x" },
        { "box.in", "x", "string box.in.x" },
        { "box.in", "y", "string box.in.y" },
        { "box.in", ".x", "string x" },
        { "box.in.deep", "x", "string box.in.x" },
        { "other", "x", "string x" },
        { "", "box.x", "string box.x" },
        { "", ".box.x", "string box.x" },
        { "", "box.z", "string field" },
        { "", "(box).x", "string box.x" },
        { "", "box['x']", "string field" },
        { "", "box.`x`", "string field" },
        { "box", "in_", "problem undeclared name 'in_'" },
        { "box", "y", "problem undeclared name 'y'" },
        { "", ".nope", "problem undeclared name 'nope'" },
        { "", "[1].all(x, x == 1)", "bool true" },
        { "box", "[1].all(x, x == 1)", "bool true" },
        { "", "[1].all(x, .x == 'x')", "bool true" },
        { "box", "['a'].all(x, .x == 'x')", "bool true" },
        { "", "[{'x': 2}].all(box, box.x == 2)", "bool true" },
        { "", "[{'x': 2}].all(box, .box.x == 'box.x')", "bool true" },
        { "", "[1].all(x, [2].all(x, x == 2) && x == 1)", "bool true" },
        { "", "[1].map(x, [2].map(y, [x, y]))", "list [[[1,2]]]" },
        { "", "[1].map(y, y) == [1] && x == 'x'", "bool true" },
        { "", "[x].map(x, x + 'y')", "list [\"xy\"]" },
        { "", "cel.bind(x, 5, x + 1)", "int 6" },
        { "", "cel.bind(x, 5, .x)", "string x" },
        { "", "cel.bind(x, x + '1', x + '2')", "string x12" },
        { "", "[1].exists(size, size == 1 && size([size]) == 1)", "bool true" },
        { "", "[1].all(math, math == 1)", "bool true" },
        { "", "[1].all(a, b == 1)", "problem undeclared name 'b'" },
        { "", "[1].all(y, y == 1) && y", "problem undeclared name 'y'" },
        { "", "int", "type int" },
        { "box", "int", "type int" },
        { "", ".int", "type int" },
        { "", "google.protobuf.Timestamp", "type google.protobuf.Timestamp" },
        { "google", "protobuf.Duration", "type google.protobuf.Duration" },
        { "google.protobuf", "Duration == type(duration('1s'))", "bool true" },
        { "", "[1].all(int, int == 1)", "bool true" },
        { "", "size([1])", "int 1" },
        { "", ".size([1])", "int 1" },
        { "box", "size([1])", "int 1" },
        { "math", "greatest(1, 2)", "int 2" },
        { "", ".math.greatest(1, 2)", "int 2" },
        { "", "math.greatst(1, 2)", "problem did you mean math.greatest()?" },
        { "", "sise([1])", "problem no such function 'sise' did you mean size()?" },
        { "", "s.startWith('t')", "problem did you mean startsWith()?" },
        { "", "list.exsts(x, true)", "problem did you mean exists()?" },
        { "", "lst", "problem did you mean list?" },
        { "", "SERVICE.tier", "problem did you mean service?" },
        { "", "service.teir", "problem 1:9 no such field 'teir' in service did you mean service.tier?" },
        { "", "service['teir']", "problem did you mean service.tier?" },
        { "", "has(service.nam)", "problem did you mean service.name?" },
        { "", "service.completely_else", "problem it has name, tier" },
        { "", "qqqqqqqq", "problem undeclared name 'qqqqqqqq'" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Names_resolve_from_the_container_outwards(string container, string source, string expected) =>
        LanguageSuite.Hold(source, expected, container);
}
