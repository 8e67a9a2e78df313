using Scorecards.Core.Expressions.Checking;
using Scorecards.Core.Expressions.Evaluating;
using Scorecards.Core.Expressions.Explaining;
using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Planning;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions;

/// <summary>A compiled expression: parsed and type-checked once, evaluated many times, safe to share between threads.</summary>
public sealed class Expression
{
    private readonly PlanNode _plan;
    private readonly int _slots;

    private Expression(CheckedExpression expression)
    {
        Source = expression.Tree.Source;
        ResultType = expression.Type;
        _plan = Planner.Make(expression);
        _slots = expression.Slots;
    }

    public string Source { get; }

    public CelType ResultType { get; }

    /// <summary>Parses and checks. Never throws on bad input: either the expression or every problem found.</summary>
    public static CompileResult<Expression> Compile(string source, ExpressionScope scope) => Compile(source, scope, isChecked: true);

    /// <summary>Parses only: an expression with type errors or names that stand for nothing compiles too, and is an error where it is evaluated.</summary>
    public static CompileResult<Expression> CompileUnchecked(string source, ExpressionScope scope) => Compile(source, scope, isChecked: false);

    /// <summary>The value; an error or an unknown is a value too. Never throws.</summary>
    public CelValue Evaluate(IBindings bindings)
    {
        var state = new EvaluationState(bindings, _slots);
        var value = _plan.Evaluate(ref state);
        return state.Budget.IsSpent ? CostBudget.Exceeded : value;
    }

    /// <summary>What decided the value, for people: <c>size(facts.schedule.users) = 4, needed >= 6</c>; empty when there is nothing to add.</summary>
    public string Explain(IBindings bindings) => Explainer.Explain(_plan, Source, bindings, _slots);

    /// <summary>The expression that starts inside a template, and where it ends; none when there are problems.</summary>
    internal static (Expression? Value, int End) CompilePart(string source, int start, ExpressionScope scope, ProblemList problems)
    {
        var tree = SyntaxTree.ParsePart(source, start, problems);
        return tree is null ? (null, source.Length) : (Checked(tree, scope, problems), tree.End);
    }

    private static CompileResult<Expression> Compile(string source, ExpressionScope scope, bool isChecked)
    {
        var problems = new ProblemList(source);
        var tree = SyntaxTree.Parse(source, problems);
        if (tree is null)
            return new CompileResult<Expression>(null, problems.Items);
        var expression = isChecked ? Checked(tree, scope, problems) : new Expression(Checker.Run(tree, scope, new ProblemList(source)));
        return new CompileResult<Expression>(expression, problems.Items);
    }

    private static Expression? Checked(SyntaxTree tree, ExpressionScope scope, ProblemList problems)
    {
        var result = Checker.Run(tree, scope, problems);
        return problems.Any ? null : new Expression(result);
    }
}
