using System.Text;
using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions;

/// <summary>Text with <c>${expression}</c> parts; <c>$${</c> stands for a literal <c>${</c>.</summary>
public sealed class Template
{
    private readonly IReadOnlyList<Part> _parts;

    private Template(string source, IReadOnlyList<Part> parts)
    {
        Source = source;
        _parts = parts;
    }

    /// <summary>A piece of text, or an expression.</summary>
    private sealed record Part(string Text, Expression? Expression);

    public string Source { get; }

    /// <summary>Parses and checks. Never throws on bad input: either the template or every problem found, counted in the text of the template.</summary>
    public static CompileResult<Template> Compile(string source, ExpressionScope scope)
    {
        var parts = new List<Part>();
        var problems = new List<ExpressionProblem>();
        var at = 0;
        while (at < source.Length)
        {
            var dollar = source.IndexOf("${", at, StringComparison.Ordinal);
            if (dollar < 0)
            {
                parts.Add(new Part(source[at..], null));
                break;
            }

            if (dollar > at && source[dollar - 1] == '$')
            {
                parts.Add(new Part(source[at..(dollar - 1)] + "${", null));
                at = dollar + 2;
                continue;
            }

            parts.Add(new Part(source[at..dollar], null));
            at = Compile(source, dollar, scope, parts, problems);
        }

        return new CompileResult<Template>(problems.Count == 0 ? new Template(source, parts) : null, problems);
    }

    /// <summary>A string, or the error or unknown of the first part that has no value. A template that is one <c>${…}</c> and nothing else still gives a string.</summary>
    /// <remarks>Scalars as <c>string()</c> gives them, null and an empty optional as nothing, lists and maps as JSON.</remarks>
    public CelValue Render(IBindings bindings)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.Text);
            if (part.Expression is null)
                continue;
            var value = ToText(part.Expression.Evaluate(bindings));
            if (value.Kind != CelKind.String)
                return value;
            text.Append(value.AsString());
        }

        return CelValue.Of(text.ToString());
    }

    private static int Compile(string source, int dollar, ExpressionScope scope, List<Part> parts, List<ExpressionProblem> problems)
    {
        var own = new ProblemList(source);
        var (expression, end) = Expression.CompilePart(source, dollar + 2, scope, own);
        if (!own.Any && end >= source.Length)
            own.Add(dollar, "'${' without '}'", "for the text ${ write $${");
        problems.AddRange(own.Items);
        parts.Add(new Part("", expression));
        return end + 1;
    }

    private static CelValue ToText(in CelValue value) => value.Kind switch
    {
        CelKind.Error or CelKind.Unknown => value,
        CelKind.Null => CelValue.EmptyString,
        CelKind.List or CelKind.Map => CelValue.Of(value.ToJson()),
        CelKind.Type => CelValue.Of(value.RawText),
        CelKind.Optional => value.TryGetOptional(out var held) ? ToText(held) : CelValue.EmptyString,
        _ => ConversionFunctions.ToText(value),
    };
}
