using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Scorecards.Core.Expressions;

/// <content>The ways to read a value. The As… methods are for a value whose <see cref="Kind"/> the caller knows.</content>
public readonly partial struct CelValue
{
    private static readonly string[] NoNames = [];

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool AsBool() => _kind == CelKind.Bool ? _bits != 0 : throw NotA(CelKind.Bool);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsInt() => _kind == CelKind.Int ? _bits : throw NotA(CelKind.Int);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ulong AsUInt() => _kind == CelKind.UInt ? unchecked((ulong)_bits) : throw NotA(CelKind.UInt);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public double AsDouble() => _kind == CelKind.Double ? RawDouble : throw NotA(CelKind.Double);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsString() => _kind == CelKind.String ? RawText : throw NotA(CelKind.String);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public ReadOnlyMemory<byte> AsBytes() => _kind == CelKind.Bytes ? RawBytes : throw NotA(CelKind.Bytes);

    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<CelValue> AsList() => _kind == CelKind.List ? RawItems : throw NotA(CelKind.List);

    /// <summary>The entries of a map with any keys, in their order.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IEnumerable<KeyValuePair<CelValue, CelValue>> AsMap() => _kind == CelKind.Map ? RawMap.Entries() : throw NotA(CelKind.Map);

    /// <summary>A timestamp to 100 ns.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public DateTimeOffset AsTimestamp() => _kind == CelKind.Timestamp
        ? DateTimeOffset.UnixEpoch.AddTicks(_bits * TimeSpan.TicksPerSecond + _nanos / 100)
        : throw NotA(CelKind.Timestamp);

    /// <summary>A duration to 100 ns.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public TimeSpan AsDuration() => _kind == CelKind.Duration ? new TimeSpan(_bits / 100) : throw NotA(CelKind.Duration);

    /// <summary>The entry of a map under a string key; false for any other kind too.</summary>
    public bool TryGet(string key, out CelValue value)
    {
        if (_kind == CelKind.Map)
            return RawMap.TryGet(key, out value);
        value = default;
        return false;
    }

    /// <summary>What an optional holds; false when it holds nothing, and for any other kind.</summary>
    public bool TryGetOptional(out CelValue value)
    {
        var present = _kind == CelKind.Optional && _bits != 0;
        value = present ? RawOptional : default;
        return present;
    }

    /// <summary>The message of an error; false for any other kind.</summary>
    public bool TryGetError([NotNullWhen(true)] out string? message)
    {
        message = _kind == CelKind.Error ? RawText : null;
        return message is not null;
    }

    /// <summary>The names of what would decide an unknown, in ordinal order; empty for any other kind.</summary>
    public IReadOnlyList<string> UnknownNames => _kind == CelKind.Unknown ? RawNames : NoNames;

    /// <summary>Canonical JSON: map keys in ordinal order, no white space; the same value always gives the same bytes.</summary>
    /// <remarks>
    /// Whole doubles keep a fraction (<c>2.0</c>) so that reading gives the same kind back; NaN and the infinities are strings, bytes are base64,
    /// timestamps RFC 3339, durations seconds (<c>"1.5s"</c>), types their name, an empty optional null; an error is <c>{"error": …}</c>, an unknown <c>{"unknown": […]}</c>.
    /// </remarks>
    public void WriteJson(Utf8JsonWriter writer) => JsonWriting.Write(writer, this);

    /// <summary>The canonical JSON as text.</summary>
    public string ToJson() => JsonWriting.ToText(this);

    internal long RawBits => _bits;

    internal ulong RawUInt => unchecked((ulong)_bits);

    internal int RawNanos => _nanos;

    internal double RawDouble => BitConverter.Int64BitsToDouble(_bits);

    internal string RawText => System.Runtime.CompilerServices.Unsafe.As<string>(_object!);

    internal byte[] RawBytes => System.Runtime.CompilerServices.Unsafe.As<byte[]>(_object!);

    internal CelList RawList => System.Runtime.CompilerServices.Unsafe.As<CelList>(_object!);

    internal CelValue[] RawItems => RawList.Items;

    internal CelMap RawMap => System.Runtime.CompilerServices.Unsafe.As<CelMap>(_object!);

    internal CelValue RawOptional => System.Runtime.CompilerServices.Unsafe.As<CelValue[]>(_object!)[0];

    internal string[] RawNames => System.Runtime.CompilerServices.Unsafe.As<string[]>(_object!);

    private InvalidOperationException NotA(CelKind kind) => new($"A value of kind {_kind} was read as {kind}.");
}
