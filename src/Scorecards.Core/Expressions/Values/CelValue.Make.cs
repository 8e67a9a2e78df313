using System.Text.Json;

namespace Scorecards.Core.Expressions;

/// <content>The ways to make a value.</content>
public readonly partial struct CelValue
{
    internal static readonly CelValue True = new(CelKind.Bool, 1);
    internal static readonly CelValue False = new(CelKind.Bool, 0);
    internal static readonly CelValue EmptyOptional = new(CelKind.Optional, 0);
    internal static readonly CelValue EmptyString = new(CelKind.String, 0, "");
    internal static readonly CelValue EmptyList = new(CelKind.List, 0, CelList.Empty);
    internal static readonly CelValue EmptyMap = new(CelKind.Map, 0, CelMap.Empty);

    public static CelValue Of(bool value) => value ? True : False;

    public static CelValue Of(long value) => new(CelKind.Int, value);

    public static CelValue Of(ulong value) => new(CelKind.UInt, unchecked((long)value));

    public static CelValue Of(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static CelValue Of(string value) => new(CelKind.String, 0, value);

    /// <summary>Bytes. The array is taken over: do not change it afterwards.</summary>
    public static CelValue Of(byte[] value) => new(CelKind.Bytes, 0, value);

    /// <summary>A timestamp, the moment in UTC.</summary>
    public static CelValue Of(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTime.UnixEpoch.Ticks;
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        return new CelValue(CelKind.Timestamp, seconds, null, (int)rest * 100);
    }

    /// <summary>A duration. Those past ±292 years, the range of the language, are an error value.</summary>
    public static CelValue Of(TimeSpan value) =>
        value.Ticks is > long.MaxValue / 100 or < long.MinValue / 100
            ? Error("range: the duration is longer than 292 years")
            : OfNanoseconds(value.Ticks * 100);

    public static CelValue List(IReadOnlyList<CelValue> items) => OfArray([.. items]);

    /// <summary>A map with string keys, the shape of a JSON object. Keys keep their order; of a repeated key the last value counts.</summary>
    public static CelValue Map(IReadOnlyList<KeyValuePair<string, CelValue>> entries) =>
        entries.Count == 0 ? EmptyMap : OfMap(CelMap.OfStrings(entries));

    /// <summary>A value that is not known, with the names of what would decide it, such as <c>facts.schedule</c>.</summary>
    public static CelValue Unknown(params IEnumerable<string> names) =>
        new(CelKind.Unknown, 0, names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray());

    public static CelValue Error(string message) => new(CelKind.Error, 0, message);

    /// <summary>JSON as CEL: a number without fraction or exponent that fits is an int, any other a double.</summary>
    public static CelValue FromJson(JsonElement json) => JsonReading.Read(json);

    /// <summary>An optional that holds a value.</summary>
    public static CelValue Optional(CelValue value) => new(CelKind.Optional, 1, new[] { value });

    /// <summary>The optional that holds nothing.</summary>
    public static CelValue OptionalNone => EmptyOptional;

    /// <summary>A type as a value, by its name in the language: <c>int</c>, <c>google.protobuf.Timestamp</c>.</summary>
    public static CelValue Type(string name) => new(CelKind.Type, 0, name);

    /// <summary>A timestamp by its seconds since 1970 and nanoseconds (0 to 999,999,999) after them.</summary>
    internal static CelValue OfSeconds(long seconds, int nanos) => new(CelKind.Timestamp, seconds, null, nanos);

    internal static CelValue OfNanoseconds(long nanos) => new(CelKind.Duration, nanos);

    /// <summary>A list that takes the array over.</summary>
    internal static CelValue OfArray(CelValue[] items) => items.Length == 0 ? EmptyList : new(CelKind.List, 0, new CelList(items));

    internal static CelValue OfMap(CelMap map) => new(CelKind.Map, 0, map);
}
