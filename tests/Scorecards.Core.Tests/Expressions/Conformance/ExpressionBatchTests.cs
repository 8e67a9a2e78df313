using Scorecards.Core.Expressions.Conformance;

namespace Scorecards.Core.Tests.Expressions.Conformance;

public sealed class ExpressionBatchTests
{
    [Theory]
    [InlineData("1", "{\"int\":\"1\"}")]
    [InlineData("1u", "{\"uint\":\"1\"}")]
    [InlineData("1.5", "{\"double\":1.5}")]
    [InlineData("2.0", "{\"double\":2.0}")]
    [InlineData("0.0/0.0", "{\"double\":\"NaN\"}")]
    [InlineData("-1.0/0.0", "{\"double\":\"-Infinity\"}")]
    [InlineData("'aé'", "{\"string\":\"aé\"}")]
    [InlineData("b'ab'", "{\"bytes\":\"YWI=\"}")]
    [InlineData("true", "{\"bool\":true}")]
    [InlineData("null", "{\"null\":null}")]
    [InlineData("[1, 'a']", "{\"list\":[{\"int\":\"1\"},{\"string\":\"a\"}]}")]
    [InlineData("{'b': 1, 2: 3u}", "{\"map\":[[{\"string\":\"b\"},{\"int\":\"1\"}],[{\"int\":\"2\"},{\"uint\":\"3\"}]]}")]
    [InlineData("timestamp(0)", "{\"timestamp\":\"1970-01-01T00:00:00Z\"}")]
    [InlineData("duration('1.5s')", "{\"duration\":\"1.5s\"}")]
    [InlineData("int", "{\"type\":\"int\"}")]
    [InlineData("optional.of(1)", "{\"optional\":{\"int\":\"1\"}}")]
    [InlineData("optional.none()", "{\"optional\":null}")]
    [InlineData("1/0", "{\"error\":\"division by zero\"}")]
    public void A_result_tells_its_type(string source, string expected) =>
        ExpressionBatch.Answer($"{{\"id\":7,\"expr\":\"{source}\"}}").Should().Be($"{{\"id\":7,\"result\":{expected}}}");

    [Theory]
    [InlineData("{\"int\":\"-5\"}")]
    [InlineData("{\"uint\":\"18446744073709551615\"}")]
    [InlineData("{\"double\":0.1}")]
    [InlineData("{\"double\":\"Infinity\"}")]
    [InlineData("{\"string\":\"a\"}")]
    [InlineData("{\"bytes\":\"/wA=\"}")]
    [InlineData("{\"bool\":false}")]
    [InlineData("{\"null\":null}")]
    [InlineData("{\"list\":[{\"list\":[]},{\"null\":null}]}")]
    [InlineData("{\"map\":[[{\"bool\":true},{\"int\":\"1\"}],[{\"uint\":\"2\"},{\"map\":[]}]]}")]
    [InlineData("{\"timestamp\":\"2024-01-02T03:04:05.000000006Z\"}")]
    [InlineData("{\"duration\":\"-0.5s\"}")]
    [InlineData("{\"type\":\"google.protobuf.Duration\"}")]
    [InlineData("{\"optional\":{\"string\":\"a\"}}")]
    [InlineData("{\"optional\":null}")]
    [InlineData("{\"error\":\"why\"}")]
    [InlineData("{\"unknown\":[\"facts.a\",\"facts.b\"]}")]
    public void A_binding_of_any_type_comes_back_as_it_was(string value) =>
        ExpressionBatch.Answer($"{{\"id\":\"a\",\"expr\":\"x\",\"bindings\":{{\"x\":{value}}}}}").Should().Be($"{{\"id\":\"a\",\"result\":{value}}}");

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":1,\"expr\":5}")]
    [InlineData("{\"expr\":\"1\",\"bindings\":[]}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":1}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":{\"int\":\"a\"}}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":{\"int\":\"1\",\"uint\":\"1\"}}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":{\"nope\":\"1\"}}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":{\"map\":[[{\"double\":1.5},{\"int\":\"1\"}]]}}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"x\":{\"map\":[[{\"int\":\"1\"},{\"int\":\"1\"}],[{\"uint\":\"1\"},{\"int\":\"1\"}]]}}}")]
    [InlineData("{\"expr\":\"x\",\"bindings\":{\"\\ud83d\":{\"int\":\"1\"}}}")]
    [InlineData("{\"expr\":\"1 +\"}")]
    public void A_line_that_cannot_be_answered_gets_an_error(string line) =>
        ExpressionBatch.Answer(line).Should().StartWith("{\"id\":").And.Contain("\"result\":{\"error\":");

    [Fact]
    public void A_problem_of_compiling_has_its_place() =>
        ExpressionBatch.Answer("{\"id\":null,\"expr\":\"1 + 'a'\"}").Should().Be("{\"id\":null,\"result\":{\"error\":\"1:1: no such operation: int + string\"}}");

    [Fact]
    public void Without_checking_a_type_error_counts_only_where_it_is_evaluated()
    {
        ExpressionBatch.Answer("{\"id\":1,\"expr\":\"1 + 'a' == 2 || true\",\"check\":false}").Should().Be("{\"id\":1,\"result\":{\"bool\":true}}");
        ExpressionBatch.Answer("{\"id\":1,\"expr\":\"nope() || true\",\"check\":false}").Should().Be("{\"id\":1,\"result\":{\"bool\":true}}");
        ExpressionBatch.Answer("{\"id\":1,\"expr\":\"nope\",\"check\":false}").Should().Contain("undeclared name 'nope'");
    }

    [Fact]
    public void Names_resolve_in_the_container() =>
        ExpressionBatch.Answer("{\"id\":1,\"expr\":\"x\",\"container\":\"a.b\",\"bindings\":{\"a.x\":{\"int\":\"1\"},\"x\":{\"int\":\"2\"}}}")
            .Should().Be("{\"id\":1,\"result\":{\"int\":\"1\"}}");
}
