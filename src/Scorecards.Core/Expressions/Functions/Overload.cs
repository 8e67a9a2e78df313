namespace Scorecards.Core.Expressions.Functions;

/// <summary>What a function does with arguments of the kinds it takes; none is an error or unknown.</summary>
internal delegate CelValue FunctionBody(ReadOnlySpan<CelValue> arguments, ref CostBudget budget);

/// <summary>One way to call a function: the types it takes, the type it gives, and what it does.</summary>
internal sealed class Overload
{
    private readonly uint[] _kinds;

    public Overload(string function, bool member, CelType[] parameters, CelType result, FunctionBody run)
    {
        Function = function;
        IsMember = member;
        Parameters = parameters;
        Result = result;
        Run = run;
        _kinds = [.. parameters.Select(KindsOf)];
    }

    public string Function { get; }

    /// <summary>Called as <c>first.f(second)</c> rather than <c>f(first, second)</c>.</summary>
    public bool IsMember { get; }

    public CelType[] Parameters { get; }

    public CelType Result { get; }

    public FunctionBody Run { get; }

    /// <summary>The last parameter may repeat.</summary>
    public bool Variadic { get; init; }

    /// <summary>Costs one unit however large its arguments are.</summary>
    public bool Constant { get; init; }

    /// <summary>The signature as people write it: <c>string.contains(string) -> bool</c>.</summary>
    public override string ToString()
    {
        var arguments = string.Join(", ", Parameters.Skip(IsMember ? 1 : 0).Select(type => type.ToString()));
        return $"{(IsMember ? Parameters[0] + "." : "")}{Function}({arguments}{(Variadic ? ", …" : "")}) -> {Result}";
    }

    public bool AcceptsCount(int count) => count == Parameters.Length || (Variadic && count > Parameters.Length);

    public bool Accepts(ReadOnlySpan<CelValue> arguments)
    {
        if (!AcceptsCount(arguments.Length))
            return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if ((_kinds[Math.Min(i, _kinds.Length - 1)] & (1u << (int)arguments[i].Kind)) == 0)
                return false;
        }

        return true;
    }

    private static uint KindsOf(CelType type)
    {
        if (type.IsDyn || type.IsVariable)
            return uint.MaxValue;
        var kind = type.Name switch
        {
            "null_type" => CelKind.Null,
            "bool" => CelKind.Bool,
            "int" => CelKind.Int,
            "uint" => CelKind.UInt,
            "double" => CelKind.Double,
            "string" => CelKind.String,
            "bytes" => CelKind.Bytes,
            "list" => CelKind.List,
            "google.protobuf.Timestamp" => CelKind.Timestamp,
            "google.protobuf.Duration" => CelKind.Duration,
            "type" => CelKind.Type,
            "optional_type" => CelKind.Optional,
            _ => CelKind.Map,
        };
        return 1u << (int)kind;
    }
}
