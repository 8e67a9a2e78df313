namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Logical operators and the choice, over true, false, errors and unknowns: what decides does so whatever the rest is.</summary>
public sealed class LogicTests
{
    public static readonly TheoryData<string, string> And = new()
    {
        { "true && true", "bool true" },
        { "true && false", "bool false" },
        { "false && true", "bool false" },
        { "false && false", "bool false" },
        { "false && bad", "bool false" },
        { "bad && false", "bool false" },
        { "true && bad", "error bad" },
        { "bad && true", "error bad" },
        { "bad && 1/0 > 0", "error bad" },
        { "false && lost", "bool false" },
        { "lost && false", "bool false" },
        { "true && lost", "unknown lost" },
        { "lost && true", "unknown lost" },
        { "lost && away", "unknown away lost" },
        { "lost && lost", "unknown lost" },
        { "lost && bad", "unknown lost" },
        { "bad && lost", "unknown lost" },
        { "bad && lost && false", "bool false" },
        { "lost && bad && away", "unknown away lost" },
        { "true && true && true && false", "bool false" },
        { "false && i", "bool false" },
        { "i && false", "bool false" },
        { "true && i", "error no such overload: _&&_(int)" },
        { "i && lost", "unknown lost" },
        { "true && 1", "problem an operand of && is bool, but 1 is int" },
        { "'a' && true", "problem an operand of && is bool, but 'a' is string" },
    };

    public static readonly TheoryData<string, string> Or = new()
    {
        { "true || true", "bool true" },
        { "true || false", "bool true" },
        { "false || true", "bool true" },
        { "false || false", "bool false" },
        { "true || bad", "bool true" },
        { "bad || true", "bool true" },
        { "false || bad", "error bad" },
        { "bad || false", "error bad" },
        { "true || lost", "bool true" },
        { "lost || true", "bool true" },
        { "false || lost", "unknown lost" },
        { "lost || false", "unknown lost" },
        { "lost || away", "unknown away lost" },
        { "lost || bad", "unknown lost" },
        { "bad || lost", "unknown lost" },
        { "bad || lost || true", "bool true" },
        { "true || i", "bool true" },
        { "false || i", "error no such overload: _||_(int)" },
        { "false || 1", "problem an operand of || is bool, but 1 is int" },
        { "false || null", "problem an operand of || is bool, but null is null_type" },
    };

    public static readonly TheoryData<string, string> NotAndChoice = new()
    {
        { "!true", "bool false" },
        { "!false", "bool true" },
        { "!bad", "error bad" },
        { "!lost", "unknown lost" },
        { "!i", "error no such overload: !_(int)" },
        { "!1", "problem no such operation: !int" },
        { "true ? 1 : 2", "int 1" },
        { "false ? 1 : 2", "int 2" },
        { "true ? 1 : 1/0", "int 1" },
        { "false ? 1/0 : 2", "int 2" },
        { "true ? i : bad", "int 7" },
        { "true ? i : lost", "int 7" },
        { "true ? bad : i", "error bad" },
        { "false ? i : lost", "unknown lost" },
        { "bad ? 1 : 2", "error bad" },
        { "lost ? 1 : 2", "unknown lost" },
        { "lost ? bad : bad", "unknown lost" },
        { "lost ? away : away", "unknown lost" },
        { "i ? 1 : 2", "error no such overload: _?_:_(int)" },
        { "1 ? 1 : 2", "problem the condition of a choice is bool, but 1 is int" },
        { "yes ? 1 : 'a'", "problem 1:11 both results of a choice have one type, but 1 is int and 'a' is string dyn(…)" },
        { "yes ? dyn(1) : 'a'", "int 1" },
        { "yes ? i : 'a'", "int 7" },
        { "yes ? [1] : []", "list [1]" },
    };

    public static readonly TheoryData<string, string> Strict = new()
    {
        { "1 + bad", "error bad" },
        { "lost + 1", "unknown lost" },
        { "lost + bad", "unknown lost" },
        { "bad + lost", "unknown lost" },
        { "lost + away", "unknown away lost" },
        { "lost == away", "unknown away lost" },
        { "lost == lost", "unknown lost" },
        { "lost != 1", "unknown lost" },
        { "bad == bad", "error bad" },
        { "lost < bad", "unknown lost" },
        { "[1, bad]", "error bad" },
        { "[lost, bad]", "unknown lost" },
        { "[lost, away, lost]", "unknown away lost" },
        { "{'a': lost}", "unknown lost" },
        { "{lost: 1, 'b': away}", "unknown away lost" },
        { "{'a': bad, 'b': lost}", "unknown lost" },
        { "size(lost)", "unknown lost" },
        { "size(bad)", "error bad" },
        { "s.contains(lost)", "unknown lost" },
        { "lost.contains(away)", "unknown away lost" },
        { "lost.matches('a')", "unknown lost" },
        { "lost.a.b", "unknown lost" },
        { "lost[0]", "unknown lost" },
        { "list[lost]", "unknown lost" },
        { "bad[lost]", "unknown lost" },
        { "bad.a", "error bad" },
        { "has(lost.a)", "unknown lost" },
        { "has(bad.a)", "error bad" },
        { "-lost", "unknown lost" },
        { "dyn(lost)", "unknown lost" },
        { "type(lost)", "unknown lost" },
        { "string(bad)", "error bad" },
        { "facts.gone", "unknown facts.gone" },
        { "facts.gone.n > 1", "unknown facts.gone" },
        { "facts['gone']", "unknown facts.gone" },
        { "facts.gone > 1 || facts.late > 1", "unknown facts.gone facts.late" },
        { "facts.gone > 1 || facts.known.n == 5", "bool true" },
        { "facts.known.n", "int 5" },
        { "has(facts.known) && has(facts.known.n)", "bool true" },
        { "has(facts.known.m)", "bool false" },
        { "has(facts.gone)", "unknown facts.gone" },
        { "has(facts.gone.n)", "unknown facts.gone" },
        { "has(facts.never)", "bool false" },
        { "facts.never", "error no such key: never" },
        { "facts.?gone", "unknown facts.gone" },
        { "facts[?'gone'].orValue(1)", "unknown facts.gone" },
        { "size(facts)", "int 3" },
    };

    [Theory]
    [MemberData(nameof(And))]
    public void And_is_false_when_one_operand_is(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Or))]
    public void Or_is_true_when_one_operand_is(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(NotAndChoice))]
    public void Not_and_choice_need_their_condition(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Strict))]
    public void Everything_else_passes_unknowns_and_then_errors_on(string source, string expected) => LanguageSuite.Hold(source, expected);
}
