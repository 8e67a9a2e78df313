using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Checking;

/// <content>Macros: the variables they bring and the types they give.</content>
internal sealed partial class Checker
{
    private CelType OfFold(FoldNode fold)
    {
        var range = Type(fold.Range);
        var (key, value) = Entries(fold, range);
        var first = fold.Second is not null || range.IsMap || range.Fields is not null ? key : value;
        _references[fold] = new LocalReference(_scope.Push(fold.First, first));
        if (fold.Second is not null)
            _scope.Push(fold.Second, value);
        if (fold.Condition is not null)
            Expect(fold.Condition, Type(fold.Condition), CelType.Bool, "the condition of a macro");
        var result = fold.Result is null ? CelType.Bool : Type(fold.Result);
        _scope.Pop(fold.Second is null ? 1 : 2);
        return fold.Kind switch
        {
            FoldKind.Filter => CelType.List(first),
            FoldKind.Map => CelType.List(result),
            FoldKind.TransformMap => CelType.Map(key, result),
            FoldKind.TransformMapEntry => OfEntries(fold, result),
            _ => CelType.Bool,
        };
    }

    /// <summary>The types of the keys (of a list, its indices) and of the values.</summary>
    private (CelType Key, CelType Value) Entries(FoldNode fold, CelType range)
    {
        if (range.IsList)
            return (CelType.Int, range.Parameters[0]);
        if (range.IsMap)
            return (range.Parameters[0], range.Parameters[1]);
        if (range.Fields is not null)
            return (CelType.String, CelType.Dyn);
        if (!range.IsDyn)
            Report(fold.Range, $"a macro goes through a list or a map, but {Shown(fold.Range)} is {range}");
        return (CelType.Dyn, CelType.Dyn);
    }

    private CelType OfEntries(FoldNode fold, CelType result)
    {
        Expect(fold.Result!, result, CelType.Map(CelType.Dyn, CelType.Dyn), "the result of transformMapEntry()");
        return result.IsMap ? result : CelType.Map(CelType.Dyn, CelType.Dyn);
    }

    private CelType OfBind(BindNode bind)
    {
        var value = Type(bind.Value);
        _references[bind] = new LocalReference(_scope.Push(bind.Name, value));
        var body = Type(bind.Body);
        _scope.Pop(1);
        return body;
    }

    private CelType OfOptionalMap(OptionalMapNode map)
    {
        var held = Held(map.Operand, Type(map.Operand), $"the target of {(map.Flat ? "optFlatMap" : "optMap")}()");
        _references[map] = new LocalReference(_scope.Push(map.Name, held));
        var body = Type(map.Body);
        _scope.Pop(1);
        return map.Flat ? CelType.Optional(Held(map.Body, body, "the result of optFlatMap()")) : CelType.Optional(body);
    }
}
