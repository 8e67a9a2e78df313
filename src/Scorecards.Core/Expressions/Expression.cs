namespace Scorecards.Core.Expressions;

/// <summary>A compiled expression: parsed and type-checked once, evaluated many times, safe to share between threads.</summary>
public sealed class Expression
{
    public string Source => throw new NotImplementedException();

    public CelType ResultType => throw new NotImplementedException();

    /// <summary>Parses and checks. Never throws on bad input: either the expression or every problem found.</summary>
    public static CompileResult<Expression> Compile(string source, ExpressionScope scope) => throw new NotImplementedException();

    /// <summary>The value; an error or an unknown is a value too. Never throws.</summary>
    public CelValue Evaluate(IBindings bindings) => throw new NotImplementedException();

    /// <summary>What decided the value, for people: <c>size(facts.schedule.users) = 4, needed >= 6</c>; empty when there is nothing to add.</summary>
    public string Explain(IBindings bindings) => throw new NotImplementedException();
}
