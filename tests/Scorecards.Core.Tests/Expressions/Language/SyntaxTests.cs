namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Syntax: literals, operators and their precedence, white space, comments, reserved words.</summary>
public sealed class SyntaxTests
{
    public static readonly TheoryData<string, string> Numbers = new()
    {
        { "0", "int 0" },
        { "42", "int 42" },
        { "-42", "int -42" },
        { "007", "int 7" },
        { "0x0", "int 0" },
        { "0xfF", "int 255" },
        { "0XFF", "int 255" },
        { "-0x10", "int -16" },
        { "9223372036854775807", "int 9223372036854775807" },
        { "-9223372036854775808", "int -9223372036854775808" },
        { "- 9223372036854775808", "int -9223372036854775808" },
        { "-0x8000000000000000", "int -9223372036854775808" },
        { "9223372036854775808", "problem 1:1 the number is too large for an int" },
        { "-9223372036854775809", "problem too large for an int" },
        { "0x8000000000000000", "problem too large for an int" },
        { "1 + 9223372036854775808", "problem 1:5 the number is too large for an int" },
        { "0u", "uint 0" },
        { "42u", "uint 42" },
        { "42U", "uint 42" },
        { "0x2Au", "uint 42" },
        { "18446744073709551615u", "uint 18446744073709551615" },
        { "18446744073709551616u", "problem too large for a uint" },
        { "1.0", "double 1.0" },
        { ".5", "double 0.5" },
        { "-.5", "double -0.5" },
        { "1e3", "double 1000.0" },
        { "1E+3", "double 1000.0" },
        { "1.5e-3", "double 0.0015" },
        { ".5e1", "double 5.0" },
        { "-0.0", "double -0.0" },
        { "1.7976931348623157e308", "double 1.7976931348623157E+308" },
        { "4.9e-324", "double 5E-324" },
        { "1e-400", "double 0.0" },
        { "1e400", "problem too large for a double" },
        { "1.", "problem expected the name of a field" },
        { "1e", "problem a number ends before 'e'" },
        { "1x", "problem 1:2 a number ends before 'x'" },
        { "12ab", "problem a number ends before 'a'" },
        { "0x", "problem a number ends before 'x'" },
        { "0xg", "problem a number ends before 'x'" },
        { "1_000", "problem a number ends before '_'" },
        { "1.5u", "problem a number ends before 'u'" },
        { "--1", "int 1" },
        { "---1", "int -1" },
        { "-(-9223372036854775808)", "error overflow" },
        { "- -9223372036854775808", "error overflow" },
        { "-7u", "problem no such operation: -uint" },
    };

    public static readonly TheoryData<string, string> Texts = new()
    {
        { "''", "string " },
        { "\"\"", "string " },
        { "''''''", "string " },
        { "'a'", "string a" },
        { "\"a'b\"", "string a'b" },
        { "'a\"b'", "string a\"b" },
        { "'''a'b''c'''", "string a'b''c" },
        { "\"\"\"a\"b\"\"c\"\"\"", "string a\"b\"\"c" },
        { "'''a\nb'''", "string a\nb" },
        { "'''a\r\nb'''", "string a\r\nb" },
        { "'a\nb'", "problem the text has no closing '" },
        { "'a\rb'", "problem the text has no closing '" },
        { "'abc", "problem 1:1 the text has no closing '" },
        { "'''abc''", "problem no closing '''" },
        { "'abc\\'", "problem no closing '" },
        { @"'\\'", @"string \" },
        { @"'\''", "string '" },
        { @"'\""\?\`'", "string \"?`" },
        { @"'\a\b\f\n\r\t\v'", "string \a\b\f\n\r\t\v" },
        { @"'\x41\X42'", "string AB" },
        { @"'\xe9'", "string é" },
        { @"'\101\102'", "string AB" },
        { @"'\351'", "string é" },
        { @"'\000'", "string \0" },
        { @"'\377'", "string ÿ" },
        { @"'\u00e9\u20AC'", "string é€" },
        { @"'\U0001F600'", "string 😀" },
        { @"'\U0010FFFF'", "string \U0010FFFF" },
        { "'😀é'", "string 😀é" },
        { @"'\s'", @"problem 1:2 \s is not an escape sequence" },
        { @"'ab\q'", @"problem 1:4 \q is not an escape sequence" },
        { @"'\x4'", "problem two hexadecimal digits" },
        { @"'\xzz'", "problem two hexadecimal digits" },
        { @"'\u12'", "problem four hexadecimal digits" },
        { @"'\uD83D\uDE00'", "problem not a surrogate" },
        { @"'\U00110000'", "problem eight hexadecimal digits" },
        { @"'\UFFFFFFFF'", "problem eight hexadecimal digits" },
        { @"'\0'", "problem an octal escape has three digits" },
        { @"'\400'", "problem an octal escape has three digits" },
        { @"'\08'", "problem an octal escape has three digits" },
        { @"r'\n\x41\q'", @"string \n\x41\q" },
        { @"R""\d+""", @"string \d+" },
        { @"r'\'", @"string \" },
        { "r'''a\\\nb'''", "string a\\\nb" },
        { "r'a' + 'b'", "string ab" },
    };

    public static readonly TheoryData<string, string> ByteTexts = new()
    {
        { "b''", "bytes " },
        { "b'abc'", "bytes YWJj" },
        { "B\"abc\"", "bytes YWJj" },
        { "b'''a\nb'''", "bytes YQpi" },
        { "b'ÿ'", "bytes w78=" },
        { @"b'\xff'", "bytes /w==" },
        { @"b'\377\000'", "bytes /wA=" },
        { @"b'\n'", "bytes Cg==" },
        { @"br'\xff'", "bytes XHhmZg==" },
        { @"bR'\n'", "bytes XG4=" },
        { @"b'\u00e9'", "problem which bytes do not have" },
        { @"b'\U0001F600'", "problem which bytes do not have" },
        { "rb'a'", "problem expected an operator or the end" },
    };

    public static readonly TheoryData<string, string> Precedence = new()
    {
        { "1 + 2 * 3", "int 7" },
        { "(1 + 2) * 3", "int 9" },
        { "7 - 2 - 1", "int 4" },
        { "7 - (2 - 1)", "int 6" },
        { "24 / 4 / 2", "int 3" },
        { "17 % 10 % 4", "int 3" },
        { "2 * 3 % 4", "int 2" },
        { "-2 + 3", "int 1" },
        { "-(2 + 3)", "int -5" },
        { "-2 * -3", "int 6" },
        { "1 - -1", "int 2" },
        { "1 + 2 < 4", "bool true" },
        { "1 < 2 == true", "bool true" },
        { "3 in [3] == true", "bool true" },
        { "1 == 1 && 2 == 2", "bool true" },
        { "true || false && false", "bool true" },
        { "(true || false) && false", "bool false" },
        { "!false && false", "bool false" },
        { "!(false && false)", "bool true" },
        { "!!true", "bool true" },
        { "!true == false", "bool true" },
        { "true ? 1 : 2", "int 1" },
        { "false ? 1 : true ? 2 : 3", "int 2" },
        { "true ? false ? 1 : 2 : 3", "problem ':'" },
        { "true ? (false ? 1 : 2) : 3", "int 2" },
        { "false || true ? 'a' : 'b'", "string a" },
        { "-list[0]", "int -3" },
        { "!yes ? 1 : 2", "int 2" },
        { "-map.a + 2", "int 1" },
        { "[1, 2][1] + {'a': 3}.a", "int 5" },
        { "[[1]][0][0]", "int 1" },
        { "{'a': {'b': [7]}}.a.b[0]", "int 7" },
        { "'a'.size() + 1", "int 2" },
        { "!-1", "problem no such operation: !int" },
        { "-!true", "problem expected an operand" },
        { "!-i == 1", "problem expected an operand" },
    };

    public static readonly TheoryData<string, string> Layout = new()
    {
        { " \t\n\f\r1 ", "int 1" },
        { "1 // one\n+ 2", "int 3" },
        { "1 // the end", "int 1" },
        { "// first\n1", "int 1" },
        { "1 //", "int 1" },
        { "'// no comment'", "string // no comment" },
        { "[1,\n 2,\n]", "list [1,2]" },
        { "[1,]", "list [1]" },
        { "{'a': 1,}", "map {\"a\":1}" },
        { "size( [ 1 ] )", "int 1" },
        { "map . a", "int 1" },
        { "", "problem 1:1 expected an expression" },
        { "   ", "problem expected an expression" },
        { "// only", "problem expected an expression" },
        { "[,]", "problem 1:2 expected a value, found ," },
        { "[1 2]", "problem 1:4 expected ',' or ']', found 2" },
        { "{1}", "problem expected ':' and the value, found }" },
        { "{1: 2", "problem expected ',' or '}', found the end" },
        { "(1", "problem expected ')', found the end" },
        { "1)", "problem 1:2 expected an operator or the end, found )" },
        { "size(1,)", "problem expected a value, found )" },
        { "1 +", "problem 1:4 expected a value, found the end" },
        { "* 2", "problem expected a value, found *" },
        { "1 = 1", "problem to compare, write ==" },
        { "true & false", "problem for a logical and, write &&" },
        { "true | false", "problem for a logical or, write ||" },
        { "yes and yes", "problem 1:5 expected an operator or the end, found and the logical and is &&" },
        { "yes or yes", "problem the logical or is ||" },
        { "“a”", "problem quotes are straight" },
        { "a ; b", "problem ';' has no meaning here" },
        { "1 # 2", "problem '#' has no meaning here" },
        { "\u0001", "problem 'U+0001' has no meaning here" },
        { "true ? 1", "problem ':' and what the choice is otherwise" },
        { "i.", "problem expected the name of a field, found the end" },
        { "i.1", "problem expected an operator or the end, found .1" },
        { "i[", "problem expected a value, found the end" },
        { "'é' +\n 'é' + é", "problem 2:8 'é' has no meaning here" },
        { "'😀' + $", "problem 1:7 '$' has no meaning here" },
    };

    public static readonly TheoryData<string, string> WordsAndNames = new()
    {
        { "as", "problem 'as' is a reserved word" },
        { "function", "problem 'function' is a reserved word" },
        { "[1].map(if, if)", "problem 'if' is a reserved word" },
        { "while()", "problem 'while' is a reserved word" },
        { "{'while': 1}.while", "int 1" },
        { "{'package': {'import': 2}}.package.import", "int 2" },
        { "has({'if': 1}.if)", "bool true" },
        { "true.a", "problem bool, which has no fields" },
        { "null", "null null" },
        { "false", "bool false" },
        { "map.in", "problem expected the name of a field, found in" },
        { "map.`in`", "int 5" },
        { "map.true", "problem expected the name of a field, found true" },
        { "map.b.`d-e`", "list [10,20]" },
        { "{'a/b.c d': 1}.`a/b.c d`", "int 1" },
        { "has(map.b.`d-e`)", "bool true" },
        { "has(map.b.`x-y`)", "bool false" },
        { "map.`a`", "int 1" },
        { "map.``", "problem a name in backticks" },
        { "map.`a", "problem a name in backticks" },
        { "map.`a*b`", "problem a name in backticks" },
        { "`a`", "problem expected a value" },
        { "map.`a`()", "problem expected an operator or the end" },
        { "_", "problem undeclared name '_'" },
        { "Foo{a: 1}", "problem protobuf messages are not part of this language" },
        { "a.b.Foo{}", "problem protobuf messages are not part of this language" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Number_literals(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Texts))]
    public void String_literals(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(ByteTexts))]
    public void Bytes_literals(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Precedence))]
    public void Operators_bind_by_precedence(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Layout))]
    public void White_space_comments_and_punctuation(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(WordsAndNames))]
    public void Reserved_words_and_names_in_backticks(string source, string expected) => LanguageSuite.Hold(source, expected);
}
