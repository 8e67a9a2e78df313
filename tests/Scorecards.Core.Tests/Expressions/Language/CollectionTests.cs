namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Lists and maps: how they are made, their fields and entries, sizes, and the types of values.</summary>
public sealed class CollectionTests
{
    public static readonly TheoryData<string, string> Making = new()
    {
        { "[]", "list []" },
        { "[1, 'a', 2.0, null]", "list [1,\"a\",2.0,null]" },
        { "[[], [[]]]", "list [[],[[]]]" },
        { "[i, i + 1]", "list [7,8]" },
        { "{}", "map {}" },
        { "{'b': 1, 'a': 2}", "map {\"a\":2,\"b\":1}" },
        { "{1: 'a', 2u: 'b', true: 'c', 'd': 'e'}", "map {\"1\":\"a\",\"2\":\"b\",\"d\":\"e\",\"true\":\"c\"}" },
        { "{s: i}", "map {\"text\":7}" },
        { "{'a': 1, 'a': 2}", "problem 1:10 the key 'a' is there twice" },
        { "{s: 1, 'text': 2}", "error duplicate key: \"text\"" },
        { "{i: 1, u: 2}", "error duplicate key: 7" },
        { "{1.5: 1}", "problem the key of a map is a string, int, uint or bool, but 1.5 is double" },
        { "{d: 1}", "error unsupported key type: double" },
        { "{null: 1}", "problem the key of a map" },
        { "{[1]: 1}", "problem the key of a map" },
        { "{dyn(null): 1}", "error unsupported key type: null_type" },
        { "{'a': 1}.size()", "int 1" },
    };

    public static readonly TheoryData<string, string> Entries = new()
    {
        { "[1, 2, 3][0]", "int 1" },
        { "[1, 2, 3][2]", "int 3" },
        { "[1, 2, 3][3]", "error index out of bounds: 3 in a list of 3" },
        { "[1, 2, 3][-1]", "error index out of bounds: -1" },
        { "[][0]", "error index out of bounds: 0 in a list of 0" },
        { "list[dyn(1.0)]", "int 1" },
        { "list[1u]", "int 1" },
        { "list[1.5]", "error no such overload: _[_](list, double)" },
        { "list[18446744073709551615u]", "error index out of bounds" },
        { "list['a']", "error no such overload: _[_](list, string)" },
        { "[1]['a']", "problem the index of a list is int, but 'a' is string" },
        { "[1][0u]", "problem the index of a list is int" },
        { "{'a': 1}['a']", "int 1" },
        { "{'a': 1}['b']", "error no such key: \"b\"" },
        { "{'a': 1}.a", "int 1" },
        { "{'a': 1}.b", "error no such key: b" },
        { "{1: 'a'}[1]", "string a" },
        { "{1: 'a'}[dyn(1u)]", "string a" },
        { "{1: 'a'}[dyn(1.0)]", "string a" },
        { "{1u: 'a'}[dyn(1)]", "string a" },
        { "{1: 'a'}[dyn(1.1)]", "error no such key: 1.1" },
        { "{true: 'a'}[true]", "string a" },
        { "{1: 'a'}[dyn('1')]", "error no such key" },
        { "{'a': 1}[1]", "problem a key of {'a': 1} is string, but 1 is int" },
        { "map[dyn([])]", "error no such overload: _[_](map, list)" },
        { "map[dyn(null)]", "error no such overload" },
        { "map.a", "int 1" },
        { "map['b']['d-e'][1]", "int 20" },
        { "map.b.c", "null null" },
        { "map.b.c.d", "error no such field: d, of a value of type null_type" },
        { "i.a", "error no such field: a, of a value of type int" },
        { "i[0]", "error no such overload: _[_](int, int)" },
        { "s[0]", "error no such overload: _[_](string, int)" },
        { "'abc'[0]", "problem 'abc' is string, which has no entries" },
        { "1.a", "problem 1 is int, which has no fields" },
        { "[1].a", "problem [1] is list(int), which has no fields" },
        { "{1: 2}.a", "problem which has no fields" },
        { "service.tier", "int 2" },
        { "service['tier']", "int 2" },
        { "service[s]", "error no such key: \"text\"" },
        { "service[1]", "problem a key of service is string, but 1 is int" },
    };

    public static readonly TheoryData<string, string> Sizes = new()
    {
        { "size('')", "int 0" },
        { "size('abc')", "int 3" },
        { "size('é😀')", "int 2" },
        { "'e\\u0301'.size()", "int 2" },
        { "size(b'')", "int 0" },
        { "size(b'é')", "int 2" },
        { "b'abc'.size()", "int 3" },
        { "size([])", "int 0" },
        { "[1, 2].size()", "int 2" },
        { "size({})", "int 0" },
        { "{'a': 1}.size()", "int 1" },
        { "size(list)", "int 3" },
        { "size(service)", "int 2" },
        { "size(1)", "problem no such call: size(int) there is size(string) -> int" },
        { "size(i)", "error no such overload: size(int)" },
        { "size(null)", "problem size(null_type)" },
        { "size()", "problem no such call: size()" },
        { "size([], [])", "problem no such call: size(list(dyn), list(dyn))" },
        { "1.size()", "problem no such call: int.size()" },
    };

    public static readonly TheoryData<string, string> Types = new()
    {
        { "type(1)", "type int" },
        { "type(1u)", "type uint" },
        { "type(1.0)", "type double" },
        { "type('')", "type string" },
        { "type(b'')", "type bytes" },
        { "type(true)", "type bool" },
        { "type(null)", "type null_type" },
        { "type([])", "type list" },
        { "type({})", "type map" },
        { "type(int)", "type type" },
        { "type(type(1))", "type type" },
        { "type(timestamp(0))", "type google.protobuf.Timestamp" },
        { "type(duration('1s'))", "type google.protobuf.Duration" },
        { "type(optional.none())", "type optional_type" },
        { "type(i) == int", "bool true" },
        { "type(1) == string", "bool false" },
        { "type(type(1)) == type(string)", "bool true" },
        { "type(1) in [int, uint]", "bool true" },
        { "list == type([])", "bool false" },
        { "null_type", "type null_type" },
        { "optional_type", "type optional_type" },
        { "type", "type type" },
        { "dyn(1) == 1", "bool true" },
        { "type(dyn(1))", "type int" },
        { "dyn", "problem undeclared name 'dyn'" },
    };

    public static readonly TheoryData<string, string> Gradual = new()
    {
        { "dyn('a') + 1", "error no such overload: _+_(string, int)" },
        { "'a' + 1", "problem string + int" },
        { "[1, 'a'][0] + 1", "int 2" },
        { "[1, 2][0] + 'a'", "problem int + string" },
        { "{'a': 1}.a + 'b'", "problem int + string" },
        { "{'a': 1, 'b': 'c'}.a + 1", "int 2" },
        { "[1].map(x, x + 'a')", "problem int + string" },
        { "[1, 2].filter(x, x.startsWith('a'))", "problem no such call: int.startsWith(string) there is string.startsWith(string) -> bool" },
        { "[[1]].map(x, x[0] + 'a')", "problem int + string" },
        { "{'a': 1}.map(k, k + 1)", "problem string + int" },
        { "[1].transformList(i, v, i + 'a')", "problem int + string" },
        { "cel.bind(x, 'a', x - 1)", "problem string - int" },
        { "(yes ? 1 : 2) + 'a'", "problem int + string" },
        { "typed + 'a'", "problem int + string" },
        { "s + 1 + 2", "error no such overload: _+_(string, int)" },
        { "size('a') == 'a'", "problem int == string" },
        { "timestamp(0) + 1", "problem timestamp + int" },
        { "optional.of(1).value() + 'a'", "problem int + string" },
        { "[] + ['a']", "list [\"a\"]" },
        { "[[]] + [[1]]", "list [[],[1]]" },
        { "{'a': []}.a + [1]", "list [1]" },
        { "type(1) == 1", "problem type == int" },
        { "1 + 'a' + b'c'", "problem 1:1 no such operation: int + string" },
        { "map.x.y.z", "error no such key: x" },
    };

    [Theory]
    [MemberData(nameof(Making))]
    public void Lists_and_maps_are_made_of_their_parts(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Entries))]
    public void Fields_and_entries_are_found_by_key(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sizes_count_code_points_bytes_and_entries(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Types))]
    public void Types_are_values(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Gradual))]
    public void What_is_known_of_types_is_checked(string source, string expected) => LanguageSuite.Hold(source, expected);
}
