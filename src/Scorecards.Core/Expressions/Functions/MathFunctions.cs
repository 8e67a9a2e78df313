using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The math extension: rounding, signs, roots and the tests on doubles.</summary>
internal static class MathFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        .. MathExtremes.All(),
        .. BitFunctions.All(),
        OfDouble("math.ceil", Math.Ceiling),
        OfDouble("math.floor", Math.Floor),
        OfDouble("math.round", value => Math.Round(value, MidpointRounding.AwayFromZero)),
        OfDouble("math.trunc", Math.Truncate),
        OfDouble("math.abs", Math.Abs),
        Global("math.abs", [Int], Int, a => a[0].RawBits == long.MinValue ? CelErrors.IntOverflow : CelValue.Of(Math.Abs(a[0].RawBits))),
        Global("math.abs", [UInt], UInt, a => a[0]),
        OfDouble("math.sign", value => double.IsNaN(value) ? value : Math.Sign(value)),
        Global("math.sign", [Int], Int, a => CelValue.Of((long)Math.Sign(a[0].RawBits))),
        Global("math.sign", [UInt], UInt, a => CelValue.Of(a[0].RawUInt == 0 ? 0UL : 1UL)),
        OfDouble("math.sqrt", Math.Sqrt),
        Global("math.sqrt", [Int], CelType.Double, a => CelValue.Of(Math.Sqrt(a[0].RawBits))),
        Global("math.sqrt", [UInt], CelType.Double, a => CelValue.Of(Math.Sqrt(a[0].RawUInt))),
        Test("math.isNaN", double.IsNaN),
        Test("math.isInf", double.IsInfinity),
        Test("math.isFinite", double.IsFinite),
    ];

    private static Overload OfDouble(string name, Func<double, double> run) =>
        Global(name, [CelType.Double], CelType.Double, a => CelValue.Of(run(a[0].RawDouble)));

    private static Overload Test(string name, Func<double, bool> run) =>
        Global(name, [CelType.Double], Bool, a => CelValue.Of(run(a[0].RawDouble)));
}
