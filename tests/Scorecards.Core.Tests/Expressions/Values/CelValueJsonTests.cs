using System.Text.Json;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Tests.Expressions.Values;

public sealed class CelValueJsonTests
{
    public static readonly TheoryData<string, string> Canonical = new()
    {
        { "null", "null" },
        { "true", "true" },
        { "1", "1" },
        { "-0", "0" },
        { "1.0", "1.0" },
        { "1e2", "100.0" },
        { "0.1", "0.1" },
        { "1e300", "1E+300" },
        { "9223372036854775807", "9223372036854775807" },
        { "9223372036854775808", "9.223372036854776E+18" },
        { "\"a\\u0041\"", "\"aA\"" },
        { "\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00\"" },
        { " [ 1 , [ ] ] ", "[1,[]]" },
        { "{\"b\":1,\"a\":{\"d\":null,\"c\":2}}", "{\"a\":{\"c\":2,\"d\":null},\"b\":1}" },
        { "{\"a\":1,\"a\":2}", "{\"a\":2}" },
        { "{\"Z\":1,\"a\":2,\"B\":3}", "{\"B\":3,\"Z\":1,\"a\":2}" },
    };

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Json_is_written_back_in_one_canonical_form(string json, string expected) =>
        Parse(Read(json).ToJson()).Should().Be(Parse(expected));

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Json_that_was_written_reads_back_as_the_same_kind_and_value(string json, string _)
    {
        var value = Read(json);
        var again = Read(value.ToJson());
        again.Should().Be(value);
        again.Kind.Should().Be(value.Kind);
        again.ToJson().Should().Be(value.ToJson());
    }

    [Fact]
    public void A_whole_number_is_an_int_and_any_other_number_a_double()
    {
        Read("3").Kind.Should().Be(CelKind.Int);
        Read("3.0").Kind.Should().Be(CelKind.Double);
        Read("3e0").Kind.Should().Be(CelKind.Double);
        Read("18446744073709551615").Kind.Should().Be(CelKind.Double);
    }

    [Theory]
    [InlineData("\"a\\ud83d\\n\"", "a\uFFFD\n")]
    [InlineData("\"\\ude00\"", "\uFFFD")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string expected) =>
        Read(json).AsString().Should().Be(expected);

    [Fact]
    public void Half_a_surrogate_pair_in_a_name_becomes_the_replacement_character()
    {
        Read("{\"x\\\"\\ud83d\" : \"y\"}").TryGet("x\"\uFFFD", out var value).Should().BeTrue();
        value.AsString().Should().Be("y");
    }

    [Fact]
    public void Values_that_json_does_not_have_are_written_as_text()
    {
        CelValue.Of(double.NaN).ToJson().Should().Be("\"NaN\"");
        CelValue.Of(double.PositiveInfinity).ToJson().Should().Be("\"Infinity\"");
        CelValue.Of(double.NegativeInfinity).ToJson().Should().Be("\"-Infinity\"");
        CelValue.Of(-0.0).ToJson().Should().Be("-0.0");
        CelValue.Of(ulong.MaxValue).ToJson().Should().Be("18446744073709551615");
        CelValue.Of(new byte[] { 1, 2, 255 }).ToJson().Should().Be("\"AQL/\"");
        CelValue.Of(TimeSpan.FromSeconds(1.5)).ToJson().Should().Be("\"1.5s\"");
        CelValue.Of(TimeSpan.FromMilliseconds(-1)).ToJson().Should().Be("\"-0.001s\"");
        CelValue.Of(new DateTimeOffset(2025, 2, 3, 4, 5, 6, 70, TimeSpan.FromHours(1))).ToJson().Should().Be("\"2025-02-03T03:05:06.07Z\"");
        CelValue.Of(DateTimeOffset.MinValue).ToJson().Should().Be("\"0001-01-01T00:00:00Z\"");
        CelValue.Type("int").ToJson().Should().Be("\"int\"");
        CelValue.OptionalNone.ToJson().Should().Be("null");
        CelValue.Optional(CelValue.Of(1L)).ToJson().Should().Be("1");
        CelValue.Error("no").ToJson().Should().Be("{\"error\":\"no\"}");
        CelValue.Unknown("facts.b", "facts.a", "facts.b").ToJson().Should().Be("{\"unknown\":[\"facts.a\",\"facts.b\"]}");
    }

    [Fact]
    public void An_element_without_value_is_null() => CelValue.FromJson(default).Should().Be(CelValue.Null);

    private static CelValue Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CelValue.FromJson(document.RootElement);
    }

    // The escaping of characters outside ASCII is the writer's choice; what counts is the text.
    private static string Parse(string json) => json.Contains("\\u", StringComparison.Ordinal) ? Read(json).AsString() : json;
}
