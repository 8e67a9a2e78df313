using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>Values that may be absent.</summary>
internal static class OptionalFunctions
{
    private static readonly CelType OfA = CelType.Optional(A);

    public static IEnumerable<Overload> All() =>
    [
        Global("optional.of", [A], OfA, a => CelValue.Optional(a[0])),
        Global("optional.none", [], CelType.Optional(Dyn), _ => CelValue.OptionalNone),
        Global("optional.ofNonZeroValue", [A], OfA, a => IsZero(a[0]) ? CelValue.OptionalNone : CelValue.Optional(a[0])),
        Member("hasValue", [OfA], Bool, a => CelValue.Of(a[0].TryGetOptional(out _))),
        Member("value", [OfA], A, a => a[0].TryGetOptional(out var held) ? held : CelValue.Error("value() of an optional that holds nothing")),
        Member("or", [OfA, OfA], OfA, a => a[0].TryGetOptional(out _) ? a[0] : a[1]),
        Member("orValue", [OfA, A], A, a => a[0].TryGetOptional(out var held) ? held : a[1]),
    ];

    private static bool IsZero(in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.UInt or CelKind.Duration => value.RawBits == 0,
        CelKind.Double => value.RawDouble == 0,
        CelKind.String => value.RawText.Length == 0,
        CelKind.Bytes => value.RawBytes.Length == 0,
        CelKind.List => value.RawList.Count == 0,
        CelKind.Map => value.RawMap.Count == 0,
        CelKind.Timestamp => value.RawBits == 0 && value.RawNanos == 0,
        CelKind.Optional => !value.TryGetOptional(out _),
        _ => false,
    };
}
