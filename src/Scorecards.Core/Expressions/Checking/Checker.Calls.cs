using Scorecards.Core.Expressions.Functions;
using Scorecards.Core.Expressions.Parsing;
using Scorecards.Core.Text;

namespace Scorecards.Core.Expressions.Checking;

/// <content>Operators and calls: the overloads that fit the types of the arguments.</content>
internal sealed partial class Checker
{
    // The namespace of a function is one name, which a container may be the start of.
    private const int SegmentsOfNamespaces = 2;

    private CelType OfOperator(OperatorNode node)
    {
        var function = FunctionTable.Get(node.Name);
        var types = node.Operands.Select(Type).ToArray();
        return Result(function, member: false, types) ?? NoOverload();

        CelType NoOverload()
        {
            var symbol = node.Name.Trim('_', '@');
            var shown = types.Length == 1 ? $"{symbol}{types[0]}" : $"{types[0]} {symbol} {types[1]}";
            Report(node, $"no such operation: {shown}", OperatorHint(types));
            return CelType.Dyn;
        }
    }

    private static string? OperatorHint(CelType[] types) =>
        types.Length == 2 && types.All(type => type.Name is "int" or "uint" or "double")
            ? $"convert one of them, as in {types[0]}(…)"
            : null;

    private CelType OfCall(CallNode call)
    {
        if (call.Target is { Depth: <= SegmentsOfNamespaces } && QualifiedName(call.Target) is { } name && !(!name.Rooted && _scope.IsLocal(name.First)))
        {
            var qualified = $"{name.Text}.{call.Function}";
            foreach (var candidate in _scope.Candidates(qualified, name.Rooted))
            {
                if (FunctionTable.TryGet(candidate, out var global))
                    return OfFunction(call, global, member: false);
            }
        }

        if (call.Target is not null)
            return FunctionTable.TryGet(call.Function, out var member) ? OfFunction(call, member, member: true) : Undeclared(call);
        foreach (var candidate in _scope.Candidates(call.Function, call.Rooted))
        {
            if (FunctionTable.TryGet(candidate, out var function))
                return OfFunction(call, function, member: false);
        }

        return Undeclared(call);
    }

    private CelType OfFunction(CallNode call, Function function, bool member)
    {
        _references[call] = new FunctionReference(function, member);
        IEnumerable<SyntaxNode> arguments = member ? [call.Target!, .. call.Arguments] : call.Arguments;
        var types = arguments.Select(Type).ToArray();
        CheckLiterals(call, function);
        if (Result(function, member, types) is { } result)
            return result;
        var shown = string.Join(", ", types.Skip(member ? 1 : 0).Select(type => type.ToString()));
        _problems.Add(
            call.FunctionSpan.Start,
            $"no such call: {(member ? $"{types[0]}." : "")}{function.Name}({shown})",
            "there is " + string.Join("; ", function.Overloads.Take(6).Select(overload => overload.ToString())));
        return CelType.Dyn;
    }

    /// <summary>The type that a call gives: that of the overloads which may be meant, dyn when they differ, null when there is none.</summary>
    private static CelType? Result(Function function, bool member, CelType[] arguments)
    {
        CelType? result = null;
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != member || !overload.AcceptsCount(arguments.Length))
                continue;
            var substitution = new Substitution();
            var fits = true;
            for (var i = 0; fits && i < arguments.Length; i++)
                fits = substitution.Accepts(overload.Parameters[Math.Min(i, overload.Parameters.Length - 1)], arguments[i]);
            if (!fits)
                continue;
            var type = substitution.Apply(overload.Result);
            result = result is null || result.Equals(type) ? type : CelType.Dyn;
        }

        return result;
    }

    private CelType Undeclared(CallNode call)
    {
        foreach (var argument in call.Arguments)
            Type(argument);
        if (call.Target is not null && TryTypeOfTarget(call.Target) is not null)
            return ReportFunction(call, call.Function);
        var qualified = call.Target is { Depth: <= SegmentsOfNamespaces } && QualifiedName(call.Target) is { } name ? $"{name.Text}.{call.Function}" : call.Function;
        return ReportFunction(call, qualified);
    }

    /// <summary>The type of the target, unless it is a name that stands for nothing: then the namespace of a function was meant.</summary>
    private CelType? TryTypeOfTarget(SyntaxNode target) =>
        target is NameNode name && TryResolve(name) is null ? null : Type(target);

    private CelType ReportFunction(CallNode call, string name)
    {
        var nearest = Spelling.Nearest(name, FunctionTable.Known.Concat(Macros.Known));
        _problems.Add(call.FunctionSpan.Start, $"no such function '{name}'", nearest is null ? null : $"did you mean {nearest}()?");
        return CelType.Dyn;
    }
}
