using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>The encoders extension: base64, whose padding may be left out when decoding.</summary>
internal static class EncoderFunctions
{
    public static IEnumerable<Overload> All() =>
    [
        Global("base64.encode", [Bytes], CelType.String, a => CelValue.Of(Convert.ToBase64String(a[0].RawBytes))),
        Global("base64.decode", [CelType.String], Bytes, a => Decode(a[0])),
    ];

    private static CelValue Decode(in CelValue value)
    {
        var text = value.RawText.TrimEnd('=');
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return !text.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(padded, bytes, out var count)
            ? CelValue.Of(bytes[..count])
            : CelValue.Error("base64.decode: the text is not base64");
    }
}
