namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Macros of one variable, of two, and bind.</summary>
public sealed class MacroTests
{
    public static readonly TheoryData<string, string> Quantifiers = new()
    {
        { "[].all(x, false)", "bool true" },
        { "[].exists(x, true)", "bool false" },
        { "[].exists_one(x, true)", "bool false" },
        { "[1, 2].all(x, x > 0)", "bool true" },
        { "[1, 2].all(x, x > 1)", "bool false" },
        { "[1, 2].exists(x, x > 1)", "bool true" },
        { "[1, 2].exists(x, x > 2)", "bool false" },
        { "[1, 2].exists_one(x, x > 1)", "bool true" },
        { "[1, 2].exists_one(x, x > 0)", "bool false" },
        { "[1, 2].existsOne(x, x > 1)", "bool true" },
        { "{'a': 1, 'b': 2}.all(k, k in ['a', 'b'])", "bool true" },
        { "{'a': 1, 'b': 2}.exists(k, k == 'b')", "bool true" },
        { "{1: 'a'}.exists_one(k, k == 1)", "bool true" },
        { "map.all(k, k != 'z')", "bool true" },
        { "[1, 0].exists(x, 1 / x == 1)", "bool true" },
        { "[0, 1].exists(x, 1 / x == 1)", "bool true" },
        { "[0, 2].exists(x, 1 / x == 1)", "error division by zero" },
        { "[0, 2].all(x, 1 / x == 1)", "bool false" },
        { "[2, 0].all(x, 1 / x == 1)", "bool false" },
        { "[1, 0].all(x, 1 / x == 1)", "error division by zero" },
        { "[1, 0].exists_one(x, 1 / x == 1)", "error division by zero" },
        { "[1, 2].all(x, x == 1 || lost)", "unknown lost" },
        { "[1, 2].all(x, x == 2 && lost)", "bool false" },
        { "[1, 2].exists(x, x == 2 || lost)", "bool true" },
        { "[1, 2].exists(x, x == 3 || lost)", "unknown lost" },
        { "[1, 2].exists(x, x == 1 ? lost : away)", "unknown away lost" },
        { "[1, 2].all(x, x == 1 ? lost : bad)", "unknown lost" },
        { "[1, 2].exists_one(x, x == 1 ? lost : bad)", "unknown lost" },
        { "[1, 2].exists_one(x, x == 1 || lost)", "unknown lost" },
        { "lost.all(x, false)", "unknown lost" },
        { "bad.exists(x, true)", "error bad" },
        { "i.all(x, true)", "error no such overload" },
        { "[1].all(x, i)", "error no such overload: _&&_(int)" },
        { "[1, 2].all(x, x == 1 ? dyn(1) : dyn(false))", "bool false" },
        { "[1].exists_one(x, i)", "error no such overload: exists_one(int)" },
        { "1.all(x, true)", "problem 1:1 a macro goes through a list or a map, but 1 is int" },
        { "'abc'.exists(x, true)", "problem a macro goes through a list or a map" },
        { "[1].all(x, 1)", "problem the condition of a macro is bool, but 1 is int" },
        { "[1].all(1, true)", "problem argument 1 of all() is a variable: a simple name" },
        { "[1].all(a.b, true)", "problem argument 1 of all() is a variable" },
        { "[1].all(.x, true)", "problem argument 1 of all() is a variable" },
        { "[1].all(x)", "problem no such function 'all'" },
        { "all([1], x, true)", "problem" },
    };

    public static readonly TheoryData<string, string> Transforms = new()
    {
        { "[1, 2].map(x, x * 2)", "list [2,4]" },
        { "[].map(x, x)", "list []" },
        { "[1, 2, 3].map(x, x > 1, x * 2)", "list [4,6]" },
        { "{'a': 1, 'b': 2}.map(k, k)", "list [\"a\",\"b\"]" },
        { "{'a': 1, 'b': 2}.map(k, k == 'b', k + k)", "list [\"bb\"]" },
        { "[1, 2, 3].filter(x, x != 2)", "list [1,3]" },
        { "[].filter(x, true)", "list []" },
        { "{'a': 1, 'b': 2}.filter(k, k == 'b')", "list [\"b\"]" },
        { "[1, 2].map(x, [x].map(y, y + x))", "list [[2],[4]]" },
        { "[[1, 2], [3]].map(l, l.filter(x, x > 1))", "list [[2],[3]]" },
        { "[1, 0].map(x, 1 / x)", "error division by zero" },
        { "[1, 0].map(x, x > 0, 1 / x)", "list [1]" },
        { "[1, 0].filter(x, 1 / x > 0)", "error division by zero" },
        { "[1, 2].map(x, x == 1 ? bad : lost)", "unknown lost" },
        { "[1, 2].filter(x, lost)", "unknown lost" },
        { "[1, 2].map(x, lost, away)", "unknown lost" },
        { "[1, 2].map(x, true, away)", "unknown away" },
        { "lost.map(x, x)", "unknown lost" },
        { "[1].filter(x, i)", "error no such overload" },
        { "[1].map(x, i, x)", "error no such overload" },
        { "[1].map(x, 1, x)", "problem the condition of a macro is bool" },
        { "list.map(x, x + 1).filter(y, y > 2)", "list [4,3]" },
        { "[1, 2].map(x, x).size()", "int 2" },
        { "[{'n': 1}, {'n': 2}].filter(e, e.n == 2)[0].n", "int 2" },
        { "[1, 'a', 2.0].map(x, type(x) == string)", "list [false,true,false]" },
        { "map.map(k, k).size()", "int 3" },
    };

    public static readonly TheoryData<string, string> TwoVariables = new()
    {
        { "[10, 20].all(i, v, v == (i + 1) * 10)", "bool true" },
        { "[10, 20].all(i, v, v == 10)", "bool false" },
        { "{'a': 1}.all(k, v, k == 'a' && v == 1)", "bool true" },
        { "[10, 20].exists(i, v, i == 1 && v == 20)", "bool true" },
        { "{'a': 1, 'b': 2}.exists(k, v, v == 2)", "bool true" },
        { "{'a': 1, 'b': 2}.exists(k, v, v == 3)", "bool false" },
        { "[5, 5].existsOne(i, v, v == 5)", "bool false" },
        { "[5, 6].exists_one(i, v, v == 5)", "bool true" },
        { "[5, 6].transformList(i, v, i + v)", "list [5,7]" },
        { "[5, 6].transformList(i, v, i > 0, v)", "list [6]" },
        { "{'a': 1, 'b': 2}.transformList(k, v, [k, v])", "list [[\"a\",1],[\"b\",2]]" },
        { "{'a': 1, 'b': 2}.transformMap(k, v, v * 10)", "map {\"a\":10,\"b\":20}" },
        { "{'a': 1, 'b': 2}.transformMap(k, v, v > 1, k + k)", "map {\"b\":\"bb\"}" },
        { "[5, 6].transformMap(i, v, v * i)", "map {\"0\":0,\"1\":6}" },
        { "{'a': 'b'}.transformMapEntry(k, v, {v: k})", "map {\"b\":\"a\"}" },
        { "['x', 'y'].transformMapEntry(i, v, {v: i})", "map {\"x\":0,\"y\":1}" },
        { "['x', 'y'].transformMapEntry(i, v, i > 0, {v: i})", "map {\"y\":1}" },
        { "['x', 'x'].transformMapEntry(i, v, {v: i})", "error duplicate key: \"x\"" },
        { "['x'].transformMapEntry(i, v, {})", "map {}" },
        { "['x'].transformMapEntry(i, v, {v: 1, v + v: 2})", "map {\"x\":1,\"xx\":2}" },
        { "['x'].transformMapEntry(i, v, dyn(1))", "error no such overload: transformMapEntry(int)" },
        { "['x'].transformMapEntry(i, v, 1)", "problem the result of transformMapEntry() is map" },
        { "[1, 0].transformMap(i, v, 1 / v)", "error division by zero" },
        { "[1, 0].transformMap(i, v, v > 0, 1 / v)", "map {\"0\":1}" },
        { "[1].transformMap(i, v, lost)", "unknown lost" },
        { "[1, 0].transformList(i, v, v == 1 ? lost : bad)", "unknown lost" },
        { "[1, 0].all(i, v, lost)", "unknown lost" },
        { "[1].all(x, x, true)", "problem the two variables of all() need different names" },
        { "[1].transformMap(i, 1, i)", "problem argument 2 of transformMap() is a variable" },
        { "i.transformList(k, v, v)", "error no such overload" },
        { "facts.exists(k, v, k == 'known' && v.n == 5)", "bool true" },
        { "facts.all(k, v, v.n == 5)", "unknown facts.gone facts.late" },
    };

    public static readonly TheoryData<string, string> Binds = new()
    {
        { "cel.bind(a, 1 + 1, a * a)", "int 4" },
        { "cel.bind(a, 1, cel.bind(b, a + 1, a + b))", "int 3" },
        { "cel.bind(a, [1, 2], a.map(x, x + a[0]))", "list [2,3]" },
        { "cel.bind(a, bad, true)", "bool true" },
        { "cel.bind(a, lost, a || true)", "bool true" },
        { "cel.bind(a, lost, a)", "unknown lost" },
        { "cel.bind(a, 1/0, a + 1)", "error division by zero" },
        { "[1, 2].map(x, cel.bind(y, x * 2, y + x))", "list [3,6]" },
        { "cel.bind(1, 2, 3)", "problem argument 1 of bind() is a variable" },
        { "cel.bind(a, 'x', a + 1)", "problem no such operation: string + int" },
        { "cel.bind(a, 1)", "problem no such function 'cel.bind'" },
    };

    public static readonly TheoryData<string, string> Has = new()
    {
        { "has({'a': 1}.a)", "bool true" },
        { "has({'a': null}.a)", "bool true" },
        { "has({'a': 1}.b)", "bool false" },
        { "has(map.b.c)", "bool true" },
        { "has(map.b.x)", "bool false" },
        { "has(map.x.y)", "error no such key: x" },
        { "has(i.a)", "error no such field: a" },
        { "has(s.a)", "error no such field: a" },
        { "has(list.a)", "error no such field: a" },
        { "has({1: 2}.a)", "problem map(int, int), which has no fields" },
        { "has(1.a)", "problem int, which has no fields" },
        { "has(service.tier)", "bool true" },
        { "has(a)", "problem has() takes a field, as in has(a.b)" },
        { "has(map['a'])", "problem has() takes a field, as in has(a.b) for the key of a map, write 'key' in a" },
        { "has(map.?a)", "problem has() takes a field" },
        { "has(1)", "problem has() takes a field" },
        { "has()", "problem no such function 'has'" },
    };

    [Theory]
    [MemberData(nameof(Quantifiers))]
    public void Quantifiers_join_their_condition_over_the_entries(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Map_and_filter_make_lists(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(TwoVariables))]
    public void Macros_of_two_variables_see_index_or_key_and_value(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Binds))]
    public void Bind_names_a_value(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Has))]
    public void Has_tells_whether_a_field_is_there(string source, string expected) => LanguageSuite.Hold(source, expected);
}
