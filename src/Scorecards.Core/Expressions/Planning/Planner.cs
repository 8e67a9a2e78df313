using Scorecards.Core.Expressions.Checking;
using Scorecards.Core.Expressions.Evaluating;
using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Patterns;
using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Planning;

/// <summary>A checked syntax tree to nodes that evaluate. A name that stands for nothing becomes an error value, which counts only where it is evaluated.</summary>
internal sealed class Planner(CheckedExpression expression)
{
    public static PlanNode Make(CheckedExpression expression) => new Planner(expression).Plan(expression.Tree.Root);

    private PlanNode Plan(SyntaxNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                return new ConstantPlan(node.Span, literal.Value);
            case NameNode name:
                return Named(node) ?? Fails(node, $"undeclared name '{name.Name}'");
            case SelectNode select:
                return Named(node) ?? new SelectPlan(node.Span, Plan(select.Operand), select.Field, select.Optional);
            case HasNode has:
                return new HasPlan(node.Span, Plan(has.Field.Operand), has.Field.Field);
            case IndexNode index:
                return new IndexPlan(node.Span, Plan(index.Operand), Plan(index.Index), index.Optional);
            case OperatorNode operation:
                return Operator(operation);
            case LogicalNode logical:
                return new LogicalPlan(node.Span, logical.Any, [.. logical.Operands.Select(Plan)]);
            case ConditionalNode choice:
                return new ConditionalPlan(node.Span, Plan(choice.Condition), Plan(choice.Then), Plan(choice.Otherwise));
            case CallNode call:
                return Call(call);
            case ListNode list:
                return List(list);
            case MapNode map:
                return new MapPlan(node.Span, [.. map.Entries.Select(entry => (Plan(entry.Key), Plan(entry.Value), entry.Optional))]);
            case FoldNode fold:
                return Fold(fold);
            case BindNode bind:
                return new BindPlan(node.Span, SlotOf(node), Plan(bind.Value), Plan(bind.Body));
            case OptionalMapNode map:
                return new OptionalMapPlan(node.Span, SlotOf(node), Plan(map.Operand), Plan(map.Body), map.Flat);
            default:
                throw new InvalidOperationException($"No plan for {node.GetType().Name}.");
        }
    }

    private PlanNode? Named(SyntaxNode node) => expression.References.GetValueOrDefault(node) switch
    {
        VariableReference variable => new VariablePlan(node.Span, variable.Name),
        LocalReference local => new LocalPlan(node.Span, local.Slot),
        TypeReference type => new ConstantPlan(node.Span, type.Type),
        _ => null,
    };

    private int SlotOf(SyntaxNode node) => ((LocalReference)expression.References[node]).Slot;

    private static ConstantPlan Fails(SyntaxNode node, string message) => new(node.Span, CelValue.Error(message));

    private PlanNode Operator(OperatorNode node)
    {
        var first = Plan(node.Operands[0]);
        if (node.Operands.Count == 1)
            return node.Name == "!_" ? new NotPlan(node.Span, first) : new NegatePlan(node.Span, first);
        var second = Plan(node.Operands[1]);
        return node.Name switch
        {
            "_==_" => new EqualPlan(node.Span, negated: false, first, second),
            "_!=_" => new EqualPlan(node.Span, negated: true, first, second),
            "@in" => new InPlan(node.Span, first, second),
            "_<_" => new OrderPlan(node.Span, Relation.Less, node.Name, first, second),
            "_<=_" => new OrderPlan(node.Span, Relation.LessOrEqual, node.Name, first, second),
            "_>_" => new OrderPlan(node.Span, Relation.Greater, node.Name, first, second),
            "_>=_" => new OrderPlan(node.Span, Relation.GreaterOrEqual, node.Name, first, second),
            _ => new ArithmeticPlan(node.Span, node.Name[1], first, second),
        };
    }

    private PlanNode Call(CallNode call)
    {
        if (expression.References.GetValueOrDefault(call) is not FunctionReference { Function: var function, Member: var member })
            return Fails(call, $"no such function '{call.Function}'");
        PlanNode[] arguments = member ? [Plan(call.Target!), .. call.Arguments.Select(Plan)] : [.. call.Arguments.Select(Plan)];
        if (function.Name == "matches" && arguments is [_, ConstantPlan { Value.Kind: CelKind.String } literal])
        {
            var pattern = TextPattern.Parse(literal.Value.AsString());
            if (pattern.Fault is null)
                return new MatchesPlan(call.Span, arguments[0], pattern);
        }

        return function.Name is "or" or "orValue" && member && arguments is [var optional, var otherwise]
            ? new OptionalElsePlan(call.Span, function, optional, otherwise)
            : new CallPlan(call.Span, function, member, arguments);
    }

    // A list of literals is made once.
    private PlanNode List(ListNode list)
    {
        var items = list.Items.Select(item => (Value: Plan(item.Value), item.Optional)).ToArray();
        return items.All(item => !item.Optional && item.Value is ConstantPlan { Value.IsKnown: true })
            ? new ConstantPlan(list.Span, CelValue.OfArray([.. items.Select(item => ((ConstantPlan)item.Value).Value)]))
            : new ListPlan(list.Span, items);
    }

    private FoldPlan Fold(FoldNode node)
    {
        var range = Plan(node.Range);
        var slot = SlotOf(node);
        var two = node.Second is not null;
        var condition = node.Condition is null ? null : Plan(node.Condition);
        var result = node.Result is null ? null : Plan(node.Result);
        return node.Kind switch
        {
            FoldKind.All => new QuantifierPlan(node.Span, any: false, range, slot, two, condition!),
            FoldKind.Exists => new QuantifierPlan(node.Span, any: true, range, slot, two, condition!),
            FoldKind.ExistsOne => new ExistsOnePlan(node.Span, range, slot, two, condition!),
            FoldKind.Filter => new ListTransformPlan(node.Span, range, slot, two, condition, new LocalPlan(node.Span, slot)),
            FoldKind.Map => new ListTransformPlan(node.Span, range, slot, two, condition, result!),
            _ => new MapTransformPlan(node.Span, range, slot, condition, result!, node.Kind == FoldKind.TransformMapEntry),
        };
    }
}
