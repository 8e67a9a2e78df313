using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The bits of ints and uints, part of the math extension. A shift to the right fills with zeros, whatever the sign.</summary>
internal static class BitFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        .. Both("math.bitAnd", (a, b) => a & b),
        .. Both("math.bitOr", (a, b) => a | b),
        .. Both("math.bitXor", (a, b) => a ^ b),
        Global("math.bitNot", [Int], Int, a => CelValue.Of(~a[0].RawBits)),
        Global("math.bitNot", [UInt], UInt, a => CelValue.Of(~a[0].RawUInt)),
        .. Shifts("math.bitShiftLeft", (bits, by) => bits << by),
        .. Shifts("math.bitShiftRight", (bits, by) => bits >> by),
    ];

    private static IEnumerable<Overload> Both(string name, Func<ulong, ulong, ulong> run)
    {
        yield return Global(name, [Int, Int], Int, a => CelValue.Of(unchecked((long)run(a[0].RawUInt, a[1].RawUInt))));
        yield return Global(name, [UInt, UInt], UInt, a => CelValue.Of(run(a[0].RawUInt, a[1].RawUInt)));
    }

    private static IEnumerable<Overload> Shifts(string name, Func<ulong, int, ulong> run)
    {
        yield return Global(name, [Int, Int], Int, a => Shift(name, a, bits => CelValue.Of(unchecked((long)bits)), run));
        yield return Global(name, [UInt, Int], UInt, a => Shift(name, a, bits => CelValue.Of(bits), run));
    }

    private static CelValue Shift(string name, ReadOnlySpan<CelValue> a, Func<ulong, CelValue> of, Func<ulong, int, ulong> run) => a[1].RawBits switch
    {
        < 0 => CelValue.Error($"{name}: negative offset"),
        > 63 => of(0),
        var by => of(run(a[0].RawUInt, (int)by)),
    };
}
