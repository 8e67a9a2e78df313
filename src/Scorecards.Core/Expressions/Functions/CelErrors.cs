using System.Text;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The errors of evaluation, worded alike wherever they come from.</summary>
internal static class CelErrors
{
    private const int MostShown = 60;

    public static readonly CelValue DivisionByZero = CelValue.Error("division by zero");
    public static readonly CelValue ModulusByZero = CelValue.Error("modulus by zero");
    public static readonly CelValue IntOverflow = CelValue.Error("overflow: the result is not an int");
    public static readonly CelValue UIntOverflow = CelValue.Error("overflow: the result is not a uint");
    public static readonly CelValue TimestampRange = CelValue.Error("range: a timestamp lies in the years 1 to 9999");
    public static readonly CelValue DurationRange = CelValue.Error("range: a duration lies within 292 years");
    public static readonly CelValue TooLarge = CelValue.Error("cost budget exceeded: the value is too large");

    public static CelValue NoOverload(string function, ReadOnlySpan<CelValue> arguments)
    {
        var text = new StringBuilder("no such overload: ").Append(function).Append('(');
        for (var i = 0; i < arguments.Length; i++)
            text.Append(i == 0 ? "" : ", ").Append(TypeNames.Of(arguments[i]));
        return CelValue.Error(text.Append(')').ToString());
    }

    public static CelValue NoOverload(string function, in CelValue argument) => NoOverload(function, [argument]);

    public static CelValue NoOverload(string function, in CelValue left, in CelValue right) => NoOverload(function, [left, right]);

    public static CelValue NoSuchKey(string key) => CelValue.Error($"no such key: {Cut(key)}");

    public static CelValue DuplicateKey(in CelValue key) => CelValue.Error($"duplicate key: {Cut(key.ToJson())}");

    public static CelValue NoSuchTimeZone(string name) => CelValue.Error($"no such time zone: {Cut(name)}");

    public static CelValue NoSuchField(string field, in CelValue value) =>
        CelValue.Error($"no such field: {field}, of a value of type {TypeNames.Of(value)}");

    public static CelValue IndexOutOfRange(long index, int count) =>
        CelValue.Error($"index out of bounds: {index} in a list of {count}");

    public static CelValue Conversion(string target, in CelValue value) =>
        CelValue.Error($"cannot convert {Shown(value)} to {target}");

    private static string Shown(in CelValue value) => value.Kind == CelKind.Bytes ? "bytes" : Cut(value.ToJson());

    // A fact may be a whole page; its start tells which it is.
    private static string Cut(string text) =>
        text.Length <= MostShown ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostShown - 1]) ? MostShown - 1 : MostShown), "…");
}
