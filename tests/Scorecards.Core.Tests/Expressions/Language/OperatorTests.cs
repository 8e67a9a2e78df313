namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Arithmetic, with its overflows; concatenation.</summary>
public sealed class OperatorTests
{
    public static readonly TheoryData<string, string> Ints = new()
    {
        { "9223372036854775807 + 1", "error overflow" },
        { "9223372036854775806 + 1", "int 9223372036854775807" },
        { "-9223372036854775808 + -1", "error overflow" },
        { "-9223372036854775808 - 1", "error overflow" },
        { "9223372036854775807 - -1", "error overflow" },
        { "-1 - 9223372036854775807", "int -9223372036854775808" },
        { "0 - -9223372036854775808", "error overflow" },
        { "-(-9223372036854775807)", "int 9223372036854775807" },
        { "-(i - i - 9223372036854775808)", "problem too large" },
        { "3037000500 * 3037000500", "error overflow" },
        { "3037000499 * 3037000499", "int 9223372030926249001" },
        { "-9223372036854775808 * -1", "error overflow" },
        { "-1 * -9223372036854775808", "error overflow" },
        { "-9223372036854775808 * 1", "int -9223372036854775808" },
        { "4611686018427387904 * -2", "int -9223372036854775808" },
        { "4611686018427387904 * 2", "error overflow" },
        { "7 / 2", "int 3" },
        { "-7 / 2", "int -3" },
        { "7 / -2", "int -3" },
        { "7 / 0", "error division by zero" },
        { "-9223372036854775808 / -1", "error overflow" },
        { "7 % 3", "int 1" },
        { "-7 % 3", "int -1" },
        { "7 % -3", "int 1" },
        { "7 % 0", "error modulus by zero" },
        { "-9223372036854775808 % -1", "error overflow" },
        { "i + 1", "int 8" },
        { "i - 10", "int -3" },
        { "-i", "int -7" },
    };

    public static readonly TheoryData<string, string> UInts = new()
    {
        { "1u + 2u", "uint 3" },
        { "18446744073709551615u + 1u", "error overflow" },
        { "1u - 2u", "error overflow" },
        { "2u - 2u", "uint 0" },
        { "4294967296u * 4294967296u", "error overflow" },
        { "4294967295u * 4294967297u", "uint 18446744073709551615" },
        { "7u / 2u", "uint 3" },
        { "7u / 0u", "error division by zero" },
        { "7u % 4u", "uint 3" },
        { "7u % 0u", "error modulus by zero" },
        { "u + 1u", "uint 8" },
        { "-u", "error no such overload: -_(uint)" },
    };

    public static readonly TheoryData<string, string> Doubles = new()
    {
        { "0.5 + 0.25", "double 0.75" },
        { "0.1 + 0.2", "double 0.30000000000000004" },
        { "1.5 - 2.0", "double -0.5" },
        { "1.5 * 2.0", "double 3.0" },
        { "1.0 / 4.0", "double 0.25" },
        { "1.0 / 0.0", "double Infinity" },
        { "-1.0 / 0.0", "double -Infinity" },
        { "0.0 / 0.0", "double NaN" },
        { "1e308 * 10.0", "double Infinity" },
        { "1.0 / -0.0", "double -Infinity" },
        { "-d", "double -2.5" },
        { "-(0.0)", "double -0.0" },
        { "d * 2.0", "double 5.0" },
        { "5.0 % 2.0", "problem no such operation: double % double" },
        { "d % d", "error no such overload: _%_(double, double)" },
    };

    public static readonly TheoryData<string, string> Mixed = new()
    {
        { "1 + 1u", "problem no such operation: int + uint convert one of them, as in int(…)" },
        { "1 + 1.0", "problem no such operation: int + double" },
        { "1u * 1.0", "problem uint * double" },
        { "dyn(1) + 1u", "error no such overload: _+_(int, uint)" },
        { "dyn(1) - 1.0", "error no such overload: _-_(int, double)" },
        { "dyn(1) * 'a'", "problem no such operation: dyn * string" },
        { "i * s", "error no such overload: _*_(int, string)" },
        { "i / s", "error no such overload: _/_(int, string)" },
        { "1 + 'a'", "problem no such operation: int + string" },
        { "s + 1", "error no such overload: _+_(string, int)" },
        { "true + true", "problem no such operation: bool + bool" },
        { "null + null", "problem null_type + null_type" },
        { "-s", "error no such overload: -_(string)" },
        { "-'a'", "problem -string" },
        { "{} + {}", "problem map(dyn, dyn) + map(dyn, dyn)" },
        { "[1] - [1]", "problem list(int) - list(int)" },
        { "typed + 1", "int 2" },
        { "typed + 1.5", "problem int + double" },
        { "service.tier + 1", "int 3" },
        { "service.tier + 'a'", "problem int + string" },
    };

    public static readonly TheoryData<string, string> Concatenations = new()
    {
        { "'a' + 'b'", "string ab" },
        { "'' + 'é😀'", "string é😀" },
        { "s + s", "string texttext" },
        { "b'a' + b'b'", "bytes YWI=" },
        { "b'' + b''", "bytes " },
        { "[1] + [2, 3]", "list [1,2,3]" },
        { "[] + []", "list []" },
        { "list + list", "list [3,1,2,3,1,2]" },
        { "[1] + ['a']", "problem no such operation: list(int) + list(string)" },
        { "[1] + dyn(['a'])", "list [1,\"a\"]" },
        { "'a' + b'a'", "problem string + bytes" },
        { "s + b'a'", "error no such overload" },
        { "'a' - 'b'", "problem string - string" },
    };

    [Theory]
    [MemberData(nameof(Ints))]
    public void Int_arithmetic_stays_in_range_or_is_an_error(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(UInts))]
    public void Uint_arithmetic_stays_in_range_or_is_an_error(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Double_arithmetic_follows_IEEE_754(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Mixed))]
    public void Types_are_not_mixed(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Concatenations))]
    public void Strings_bytes_and_lists_are_joined(string source, string expected) => LanguageSuite.Hold(source, expected);
}
