using Scorecards.Core.Yaml;
using static Scorecards.Core.Tests.Yaml.YamlTesting;

namespace Scorecards.Core.Tests.Yaml;

/// <summary>The table of YAML 1.2.2, chapter 10.3.2, and what people believe to be in it.</summary>
public sealed class CoreSchemaTests
{
    [Theory]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("false", "false")]
    [InlineData("FALSE", "false")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+12", "12")]
    [InlineData("012", "12")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("0x7FFFFFFFFFFFFFFF", "9223372036854775807")]
    [InlineData("9223372036854775808", "9.223372036854776E+18")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.", "1.0")]
    [InlineData(".5", "0.5")]
    [InlineData("+.5", "0.5")]
    [InlineData("1e3", "1000.0")]
    [InlineData("1.e3", "1000.0")]
    [InlineData("-1.5E+3", "-1500.0")]
    [InlineData(".inf", "\"Infinity\"")]
    [InlineData("-.INF", "\"-Infinity\"")]
    [InlineData(".NaN", "\"NaN\"")]
    [InlineData("1e400", "\"Infinity\"")]
    public void Plain_text_of_this_form_is_typed(string text, string json) => ReadMap($"a: {text}")["a"]!.ToCel().ToJson().Should().Be(json);

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("tRUE")]
    [InlineData("nULL")]
    [InlineData("none")]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("12:30:45")]
    [InlineData("1.2.3")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("0b11")]
    [InlineData("0O17")]
    [InlineData("0o18")]
    [InlineData("0X1F")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("-0x1F")]
    [InlineData("0xFFFFFFFFFFFFFFFF")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".e5")]
    [InlineData("5e")]
    [InlineData("+-5")]
    [InlineData("-Infinity")]
    [InlineData("NaN")]
    [InlineData("+.nan")]
    [InlineData("1٣")]
    [InlineData("15m")]
    public void Other_plain_text_is_a_text(string text)
    {
        var scalar = new YamlScalar(1, 1, text, IsPlain: true);

        scalar.IsString.Should().BeTrue();
        scalar.Value.AsString().Should().Be(text);
    }

    [Theory]
    [InlineData("'12'")]
    [InlineData("\"12\"")]
    [InlineData("|-\n  12")]
    [InlineData(">-\n  12")]
    [InlineData("!!str 12")]
    [InlineData("!<tag:yaml.org,2002:str> 12")]
    public void Quoted_block_and_tagged_text_is_a_text(string text) => ReadMap($"a: {text}")["a"]!.ToCel().ToJson().Should().Be("\"12\"");

    [Fact]
    public void An_empty_text_in_quotes_is_not_nothing()
    {
        var scalar = ReadMap("a: ''").Scalar("a");

        scalar.IsNull.Should().BeFalse();
        scalar.IsString.Should().BeTrue();
    }
}
