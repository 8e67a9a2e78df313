using System.Runtime.InteropServices;

namespace Scorecards.Core.Expressions;

/// <summary>
/// A value of the Common Expression Language; facts, services and results are all of this type.
/// Immutable: a kind, 64 bits, and an object for what does not fit into those.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial struct CelValue : IEquatable<CelValue>
{
    public static readonly CelValue Null = default;

    private readonly object? _object;
    private readonly long _bits;
    private readonly int _nanos;
    private readonly CelKind _kind;

    private CelValue(CelKind kind, long bits, object? reference = null, int nanos = 0)
    {
        _kind = kind;
        _bits = bits;
        _object = reference;
        _nanos = nanos;
    }

    public CelKind Kind => _kind;

    internal bool IsBool => _kind == CelKind.Bool;

    internal bool IsTrue => _kind == CelKind.Bool && _bits != 0;

    internal bool IsFalse => _kind == CelKind.Bool && _bits == 0;

    internal bool IsUnknown => _kind == CelKind.Unknown;

    internal bool IsError => _kind == CelKind.Error;

    /// <summary>Neither an error nor an unknown.</summary>
    internal bool IsKnown => _kind < CelKind.Unknown;

    internal bool IsNumber => _kind is CelKind.Int or CelKind.UInt or CelKind.Double;

    /// <summary>Equal as values: numbers by their place on the number line whatever their kind, maps whatever their order.</summary>
    /// <remarks>Reflexive, as .NET needs it: NaN equals NaN here, while <c>==</c> in an expression says false.</remarks>
    public bool Equals(CelValue other) => ValueEquality.Same(this, other);

    public override bool Equals(object? obj) => obj is CelValue other && Equals(other);

    public override int GetHashCode() => ValueEquality.Hash(this);

    /// <summary>The value for people who debug: its JSON.</summary>
    public override string ToString() => ToJson();

    public static bool operator ==(CelValue left, CelValue right) => left.Equals(right);

    public static bool operator !=(CelValue left, CelValue right) => !left.Equals(right);
}
