namespace Scorecards.Core.Expressions.Checking;

/// <summary>What the type variables of one signature stand for in one call. Types are gradual: dyn goes with every type.</summary>
internal sealed class Substitution
{
    private static readonly CelType AnyMap = CelType.Map(CelType.String, CelType.Dyn);

    private readonly Dictionary<string, CelType> _bound = new(StringComparer.Ordinal);

    /// <summary>Whether a value of the argument's type may stand where the parameter's is wanted.</summary>
    public bool Accepts(CelType parameter, CelType argument)
    {
        if (parameter.IsVariable)
            return Bind(parameter, argument);
        if (parameter.IsDyn || argument.IsDyn)
            return true;
        if (parameter.Fields is not null || argument.Fields is not null)
            return AcceptsObject(parameter, argument);
        if (parameter.Name != argument.Name)
            return false;
        for (var i = 0; i < parameter.Parameters.Count; i++)
        {
            if (!Accepts(parameter.Parameters[i], argument.Parameters[i]))
                return false;
        }

        return true;
    }

    /// <summary>The type with its variables replaced; one that nothing decided is dyn.</summary>
    public CelType Apply(CelType type)
    {
        if (type.IsVariable)
            return _bound.GetValueOrDefault(type.Name, CelType.Dyn);
        return type.Parameters.Count switch
        {
            0 => type,
            1 when type.IsList => CelType.List(Apply(type.Parameters[0])),
            1 => CelType.Optional(Apply(type.Parameters[0])),
            _ => CelType.Map(Apply(type.Parameters[0]), Apply(type.Parameters[1])),
        };
    }

    /// <summary>The type that holds values of both: the one when they agree, the less certain when one is, else dyn.</summary>
    public static CelType Join(CelType a, CelType b)
    {
        if (a.Equals(b))
            return a;
        if (a.Name != b.Name || a.Fields is not null || b.Fields is not null || a.Parameters.Count == 0)
            return CelType.Dyn;
        var parts = a.Parameters.Zip(b.Parameters, Join).ToArray();
        return parts.Length == 2 ? CelType.Map(parts[0], parts[1]) : a.IsList ? CelType.List(parts[0]) : CelType.Optional(parts[0]);
    }

    private bool Bind(CelType variable, CelType argument)
    {
        if (!_bound.TryGetValue(variable.Name, out var bound))
        {
            _bound[variable.Name] = argument;
            return true;
        }

        if (!Accepts(bound, argument))
            return false;
        _bound[variable.Name] = Join(bound, argument);
        return true;
    }

    // An object is a map with string keys whose fields happen to be known.
    private bool AcceptsObject(CelType parameter, CelType argument)
    {
        if (parameter.Fields is not null && argument.Fields is not null)
            return true;
        return parameter.Fields is not null ? Accepts(AnyMap, argument) : Accepts(parameter, AnyMap);
    }
}
