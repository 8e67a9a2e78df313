using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The operators as functions of their special names, for the type checker above all.</summary>
internal static class OperatorFunctions
{
    private static readonly CelType[] NumberTypes = [Int, UInt, CelType.Double];
    private static readonly CelType[] Ordered = [Bool, CelType.String, Bytes, Timestamp, Duration];

    public static IEnumerable<Overload> All() =>
    [
        .. Addition(),
        .. Subtraction(),
        .. NumberTypes.Select(type => Binary("_*_", type, type, type, a => Arithmetic.Multiply(a[0], a[1]))),
        .. NumberTypes.Select(type => Binary("_/_", type, type, type, a => Arithmetic.Divide(a[0], a[1]))),
        Binary("_%_", Int, Int, Int, a => Arithmetic.Modulo(a[0], a[1])),
        Binary("_%_", UInt, UInt, UInt, a => Arithmetic.Modulo(a[0], a[1])),
        Global("-_", [Int], Int, a => Arithmetic.Negate(a[0])),
        Global("-_", [CelType.Double], CelType.Double, a => Arithmetic.Negate(a[0])),
        Global("!_", [Bool], Bool, a => CelValue.Of(a[0].IsFalse)),
        Binary("_==_", A, A, Bool, a => ValueEquality.Equal(a[0], a[1])),
        Binary("_!=_", A, A, Bool, a => RelationOperators.Not(ValueEquality.Equal(a[0], a[1]))),
        Global("@in", [A, ListOfA], Bool, (a, ref budget) => RelationOperators.In(a[0], a[1], ref budget)),
        Global("@in", [A, MapOfAToB], Bool, (a, ref budget) => RelationOperators.In(a[0], a[1], ref budget)),
        .. Order("_<_", Relation.Less),
        .. Order("_<=_", Relation.LessOrEqual),
        .. Order("_>_", Relation.Greater),
        .. Order("_>=_", Relation.GreaterOrEqual),
    ];

    private static IEnumerable<Overload> Addition()
    {
        FunctionBody add = (a, ref budget) => Arithmetic.Add(a[0], a[1], ref budget);
        foreach (var type in (CelType[])[.. NumberTypes, CelType.String, Bytes, ListOfA, Duration])
            yield return Global("_+_", [type, type], type, add);
        yield return Global("_+_", [Timestamp, Duration], Timestamp, add);
        yield return Global("_+_", [Duration, Timestamp], Timestamp, add);
    }

    private static IEnumerable<Overload> Subtraction()
    {
        SimpleBody subtract = a => Arithmetic.Subtract(a[0], a[1]);
        foreach (var type in (CelType[])[.. NumberTypes, Duration])
            yield return Binary("_-_", type, type, type, subtract);
        yield return Binary("_-_", Timestamp, Timestamp, Duration, subtract);
        yield return Binary("_-_", Timestamp, Duration, Timestamp, subtract);
    }

    private static IEnumerable<Overload> Order(string name, Relation relation)
    {
        SimpleBody compare = a => RelationOperators.Compare(relation, name, a[0], a[1]);
        foreach (var type in Ordered)
            yield return Binary(name, type, type, Bool, compare);
        foreach (var left in NumberTypes)
        {
            foreach (var right in NumberTypes)
                yield return Binary(name, left, right, Bool, compare);
        }
    }

    private static Overload Binary(string name, CelType left, CelType right, CelType result, SimpleBody run) =>
        Global(name, [left, right], result, run);
}
