using System.Text.Json;

namespace Scorecards.Core.Expressions;

/// <summary>A value of the Common Expression Language; facts, services and results are all of this type.</summary>
public readonly struct CelValue : IEquatable<CelValue>
{
    public static readonly CelValue Null = default;

    public CelKind Kind => throw new NotImplementedException();

    public static CelValue Of(bool value) => throw new NotImplementedException();

    public static CelValue Of(long value) => throw new NotImplementedException();

    public static CelValue Of(ulong value) => throw new NotImplementedException();

    public static CelValue Of(double value) => throw new NotImplementedException();

    public static CelValue Of(string value) => throw new NotImplementedException();

    public static CelValue Of(DateTimeOffset value) => throw new NotImplementedException();

    public static CelValue Of(TimeSpan value) => throw new NotImplementedException();

    public static CelValue List(IReadOnlyList<CelValue> items) => throw new NotImplementedException();

    /// <summary>A map with string keys, the shape of a JSON object. Keys keep their order.</summary>
    public static CelValue Map(IReadOnlyList<KeyValuePair<string, CelValue>> entries) => throw new NotImplementedException();

    /// <summary>A value that is not known, with the names of what would decide it, such as <c>facts.schedule</c>.</summary>
    public static CelValue Unknown(params IEnumerable<string> names) => throw new NotImplementedException();

    public static CelValue Error(string message) => throw new NotImplementedException();

    /// <summary>JSON as CEL: a number without fraction or exponent that fits is an int, any other a double.</summary>
    public static CelValue FromJson(JsonElement json) => throw new NotImplementedException();

    public bool AsBool() => throw new NotImplementedException();

    public long AsInt() => throw new NotImplementedException();

    public double AsDouble() => throw new NotImplementedException();

    public string AsString() => throw new NotImplementedException();

    public IReadOnlyList<CelValue> AsList() => throw new NotImplementedException();

    /// <summary>The entry of a map under a string key; false for any other kind too.</summary>
    public bool TryGet(string key, out CelValue value) => throw new NotImplementedException();

    /// <summary>Canonical JSON: map keys in ordinal order, no white space; the same value always gives the same bytes.</summary>
    public void WriteJson(Utf8JsonWriter writer) => throw new NotImplementedException();

    /// <summary>The canonical JSON as text.</summary>
    public string ToJson() => throw new NotImplementedException();

    public bool Equals(CelValue other) => throw new NotImplementedException();

    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);

    public override int GetHashCode() => throw new NotImplementedException();

    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);
}
