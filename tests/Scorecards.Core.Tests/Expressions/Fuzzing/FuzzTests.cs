using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Expressions.Conformance;
using Scorecards.Core.Tests.Expressions.Support;

namespace Scorecards.Core.Tests.Expressions.Fuzzing;

/// <summary>Whatever the input, nothing is thrown and nothing takes long. SCORECARDS_FUZZ_INPUTS says how many inputs, SCORECARDS_FUZZ_SEED which.</summary>
public sealed class FuzzTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType> { ["facts"] = CelType.Dyn, ["x"] = CelType.Dyn });

    private static readonly Bindings Values = Bindings.Of(
        ("facts", CelValue.Map(
        [
            new("list", CelValue.List([.. Enumerable.Range(0, 300).Select(i => CelValue.Of((long)i))])),
            new("map", CelValue.Map([new("a", CelValue.Of("b")), new("c", CelValue.List([]))])),
            new("text", CelValue.Of(new string('a', 3000) + "é😀")),
            new("number", CelValue.Of(42.5)),
            new("gone", CelValue.Unknown("facts.gone")),
        ])),
        ("x", CelValue.Of("x")));

    [Fact]
    public void No_input_crashes_or_hangs()
    {
        var (count, seed) = (Setting("SCORECARDS_FUZZ_INPUTS", 20_000), Setting("SCORECARDS_FUZZ_SEED", 1));
        var inputs = new ExpressionInputs(seed);
        Run("'a'.matches('(?i)\\\\pL')");
        var (evaluated, slow) = (0, new List<string>());
        for (var i = 0; i < count; i++)
        {
            var input = inputs.Next();
            var watch = Stopwatch.StartNew();
            evaluated += Run(input) ? 1 : 0;
            if (watch.Elapsed > Longest && LeastTime(input) > Longest)
                slow.Add(input.Length <= 300 ? input : input[..300] + "…");
        }

        slow.Should().BeEmpty();

        // An input that does not get past the parser says little about the rest.
        evaluated.Should().BeGreaterThan(count / 20);
    }

    // Other work on the machine makes a run slow now and then; an input that is slow takes the processor that long every time.
    private static TimeSpan LeastTime(string input) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = Environment.CpuUsage.TotalTime;
        Run(input);
        return Environment.CpuUsage.TotalTime - before;
    });

    /// <summary>Compiles, evaluates, explains and writes; says whether it got as far as a value.</summary>
    private static bool Run(string input)
    {
        var compiled = Expression.Compile(input, Scope);
        compiled.Succeeded.Should().Be(compiled.Problems.Count == 0);
        Template.Compile(input, Scope).Value?.Render(Values);
        ExpressionBatch.Answer(JsonSerializer.Serialize(new { expr = input }));
        if (Expression.CompileUnchecked(input, Scope).Value is not { } expression)
            return false;
        var value = expression.Evaluate(Values);
        value.Equals(value).Should().BeTrue();
        _ = value.GetHashCode();
        _ = value.ToJson();
        _ = expression.Explain(Values);
        return !value.TryGetError(out _);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
