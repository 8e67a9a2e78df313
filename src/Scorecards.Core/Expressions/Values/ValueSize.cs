namespace Scorecards.Core.Expressions;

/// <summary>
/// The abstract size of a value, as the language definition has it: 1 for a scalar, 1 and its characters for a text, 1 and the sum of its entries for a list or map.
/// A list that holds one list twice counts it twice, since whoever walks it does so too; that is why the sum stops at a ceiling.
/// </summary>
internal static class ValueSize
{
    private const long Ceiling = long.MaxValue / 4;

    public static long Of(in CelValue value) => value.Kind switch
    {
        CelKind.String => 1 + value.RawText.Length,
        CelKind.Bytes => 1 + value.RawBytes.Length,
        CelKind.List => value.RawList.Size,
        CelKind.Map => value.RawMap.Size,
        CelKind.Optional when value.RawBits != 0 => 1 + Of(value.RawOptional),
        _ => 1,
    };

    public static long OfAll(ReadOnlySpan<CelValue> values)
    {
        var size = 1L;
        foreach (ref readonly var value in values)
            size = Math.Min(Ceiling, size + Of(value));
        return size;
    }
}
