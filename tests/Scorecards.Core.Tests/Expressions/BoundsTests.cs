using System.Text;
using Scorecards.Core.Expressions;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions;

/// <summary>No expression is too long, too deep or too costly to be refused in time.</summary>
public sealed class BoundsTests
{
    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType> { ["many"] = CelType.Dyn, ["long"] = CelType.Dyn });

    private static readonly Bindings Large = Bindings.Of(
        ("many", CelValue.List([.. Enumerable.Range(0, 20_000).Select(i => CelValue.Of((long)i))])),
        ("long", CelValue.Of(new string('a', 50_000))));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{1:", "}")]
    [InlineData("size([", "])")]
    [InlineData("[1][", "]")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("true ? true : ", "")]
    [InlineData("[1].all(x, ", ")")]
    public void Nesting_has_a_bound_that_names_itself(string open, string close)
    {
        var deep = Repeat(open, 70) + "1" + Repeat(close, 70);
        Problem(deep).Message.Should().Be("nested deeper than 64");
    }

    [Fact]
    public void Nesting_within_the_bound_works()
    {
        Evaluate(Repeat("(", 60) + "1" + Repeat(")", 60)).Should().Be(CelValue.Of(1L));
        Evaluate(Repeat("[", 30) + "1" + Repeat("]", 30) + Repeat("[0]", 30)).Should().Be(CelValue.Of(1L));
    }

    [Theory]
    [InlineData("+ 1", 201)]
    [InlineData("|| false", 0)]
    public void A_long_chain_of_one_operator_is_no_nesting(string part, int sum) =>
        Evaluate((sum > 0 ? "1 " : "false ") + Repeat(part, 200)).Should().Be(sum > 0 ? CelValue.Of((long)sum) : CelValue.Of(false));

    [Theory]
    [InlineData("+1")]
    [InlineData("<1")]
    [InlineData("[0]")]
    [InlineData(".a")]
    [InlineData(".a()")]
    public void A_chain_has_a_bound_too(string part) => Problem("1" + Repeat(part, 300)).Message.Should().Be("more than 250 operators in a row");

    [Fact]
    public void The_deepest_expressions_do_not_overflow_a_small_stack()
    {
        var sources = new[]
        {
            "1" + Repeat("+1", 240),
            "many" + Repeat("[0]", 240),
            "many" + Repeat(".a", 240),
            "many" + Repeat(".a()", 240),
            Repeat("(", 60) + "1" + Repeat("+1", 200) + Repeat(")", 60),
            Repeat("[", 60) + "1" + Repeat("+1", 120) + Repeat("]", 60) + Repeat("[0]", 60),
            Repeat("[1].map(x,", 60) + "1" + Repeat("+1", 180) + Repeat(")", 60),
            Repeat("!", 60) + "yes" + Repeat(".a", 180),
        };
        var done = 0;
        var thread = new Thread(
            () =>
            {
                foreach (var source in sources)
                {
                    var expression = Expression.CompileUnchecked(source, Scope).Value;
                    if (expression is null)
                        continue;
                    expression.Evaluate(Large);
                    expression.Explain(Large);
                    Expression.Compile(source, Scope);
                    done++;
                }
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        done.Should().Be(sources.Length);
    }

    [Fact]
    public void A_source_has_at_most_2048_bytes()
    {
        Expression.Compile($"'{new string('a', 2046)}'", Scope).Succeeded.Should().BeTrue();
        Problem($"'{new string('a', 2047)}'").Message.Should().Be("the expression is longer than 2048 bytes");
        Problem($"'{new string('é', 1024)}'").Message.Should().Be("the expression is longer than 2048 bytes");
        Problem(new string('(', 10_000_000)).Message.Should().Be("the expression is longer than 2048 bytes");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_a_problem() => Problem("'\ud83d'").Should().Be(new ExpressionProblem(1, 2, "half a surrogate pair is not a character"));

    [Theory]
    [InlineData("many.all(x, x >= 0)")]
    [InlineData("many.map(x, many.map(y, x + y))")]
    [InlineData("many.exists(x, x < 0) || many.exists(x, x < 0)")]
    [InlineData("many.all(x, many.all(y, many.all(z, true)))")]
    [InlineData("many.transformMap(k, v, v).size() > 0")]
    [InlineData("lists.range(1000000).size() > 0")]
    [InlineData("long.contains(long)")]
    [InlineData("long.matches('(a|b)*c')")]
    [InlineData("long.matches('b' + 'b{1000}')")]
    [InlineData("many.exists(x, 'a'.matches(string(x) + 'b'))")]
    [InlineData("long.replace('a', long) == ''")]
    [InlineData("long.split('').join(long) == ''")]
    [InlineData("(long + long).size() > 0 && (long + long + long).size() > 0")]
    [InlineData("many in [many, many, many, many, many, many]")]
    [InlineData("[many, many, many].flatten().size() == 0 || many.distinct().sort().size() == 0 || [many, many].distinct() == []")]
    [InlineData("lists.range(1500).map(x, '%.1000f'.format([0.1])).size() > 0")]
    [InlineData("lists.range(9223372036854775807).size() > 0")]
    public void What_costs_too_much_is_an_error_and_explaining_it_none(string source)
    {
        Evaluate(source).TryGetError(out var message).Should().BeTrue();
        message.Should().StartWith("cost budget exceeded");
        FluentActions.Invoking(() => Expression.CompileUnchecked(source, Scope).Value!.Explain(Large)).Should().NotThrow();
    }

    [Theory]
    [InlineData("many.all(x, false) || true")]
    [InlineData("true || many.all(x, many.all(y, true))")]
    [InlineData("many.size() == 20000 && 'b' in {'b': 1}")]
    [InlineData("lists.range(1000).all(x, x >= 0)")]
    [InlineData("long.contains('ab') || long.startsWith('a')")]
    public void What_is_within_the_budget_is_evaluated(string source) => Evaluate(source).Should().Be(CelValue.Of(true));

    [Fact]
    public void A_spent_budget_is_not_hidden_by_an_operator_that_takes_errors() =>
        Evaluate("many.all(x, many.all(y, true)) || true").TryGetError(out _).Should().BeTrue();

    [Fact]
    public void A_list_that_holds_itself_many_times_over_does_not_explode()
    {
        var source = "cel.bind(a, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], ";
        var text = source + string.Concat(Enumerable.Range(0, 20).Select(i => $"cel.bind({(char)('b' + i)}, [{Repeat($"{(char)('a' + i)},", 10)}], ")) + "u == u" + Repeat(")", 21);
        Evaluate(text).TryGetError(out var message).Should().BeTrue();
        message.Should().StartWith("cost budget exceeded");
    }

    [Fact]
    public void One_evaluation_does_not_spend_the_budget_of_the_next()
    {
        var expression = Expression.Compile("many.all(x, x >= 0) || true", Scope).Value!;
        var small = Bindings.Of(("many", CelValue.List([CelValue.Of(1L)])));
        expression.Evaluate(Large).Kind.Should().Be(CelKind.Error);
        expression.Evaluate(small).Should().Be(CelValue.Of(true));
    }

    [Fact]
    public void An_expression_is_shared_between_threads()
    {
        var expression = Expression.Compile("many.map(x, cel.bind(y, x * 2, [y])).exists(z, z[0] == 38)", Scope).Value!;
        var results = new CelValue[64];
        using var start = new Barrier(4);
        var threads = Enumerable.Range(0, 4).Select(part => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = part; i < results.Length; i += 4)
                results[i] = expression.Evaluate(Bindings.Of(("many", CelValue.List([.. Enumerable.Range(0, i).Select(n => CelValue.Of((long)n))]))));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        results.Should().Equal(Enumerable.Range(0, 64).Select(i => CelValue.Of(i > 19)));
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static ExpressionProblem Problem(string source)
    {
        var result = Expression.Compile(source, Scope);
        result.Value.Should().BeNull();
        return result.Problems[0];
    }

    private static CelValue Evaluate(string source)
    {
        var result = Expression.Compile(source, Scope);
        result.Problems.Should().BeEmpty();
        return result.Value!.Evaluate(Large);
    }
}
