namespace Scorecards.Core.Expressions;

/// <summary>A static type of the expression language, as the type checker sees it. Two types with the same parts are equal.</summary>
public sealed class CelType : IEquatable<CelType>
{
    /// <summary>Any type: what the checker does not know, the evaluator finds out.</summary>
    public static readonly CelType Dyn = new("dyn");
    public static readonly CelType Null = new("null_type");
    public static readonly CelType Bool = new("bool");
    public static readonly CelType Int = new("int");
    public static readonly CelType UInt = new("uint");
    public static readonly CelType Double = new("double");
    public static readonly CelType String = new("string");
    public static readonly CelType Bytes = new("bytes");
    public static readonly CelType Timestamp = new("google.protobuf.Timestamp");
    public static readonly CelType Duration = new("google.protobuf.Duration");

    /// <summary>The type of types: what <c>type(1)</c> is of.</summary>
    public static readonly CelType Type = new("type");

    private CelType(string name, CelType[]? parameters = null, IReadOnlyDictionary<string, CelType>? fields = null)
    {
        Name = name;
        Parameters = parameters ?? [];
        Fields = fields;
    }

    /// <summary>The name without parameters: <c>list</c>, <c>map</c>, <c>int</c>, or that of an object.</summary>
    public string Name { get; }

    /// <summary>The item type of a list or optional, key and value type of a map, else empty.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>The known fields of an object, else null.</summary>
    public IReadOnlyDictionary<string, CelType>? Fields { get; }

    public static CelType List(CelType item) => new("list", [item]);

    public static CelType Map(CelType key, CelType value) => new("map", [key, value]);

    public static CelType Optional(CelType value) => new("optional_type", [value]);

    /// <summary>A map whose field names are known: another name is an error at load, with the nearest name as a hint.</summary>
    public static CelType Object(string name, IReadOnlyDictionary<string, CelType> fields) => new(name, null, fields);

    /// <summary>A type that stands for whatever type it first meets, in the signature of a function.</summary>
    internal static CelType Variable(string name) => new("<" + name);

    internal bool IsVariable => Name[0] == '<';

    internal bool IsDyn => ReferenceEquals(this, Dyn);

    internal bool IsList => Name == "list" && Fields is null;

    internal bool IsMap => Name == "map" && Fields is null;

    internal bool IsOptional => Name == "optional_type" && Fields is null;

    /// <summary>The type as people write it: <c>list(int)</c>, <c>map(string, dyn)</c>.</summary>
    public override string ToString() => this switch
    {
        { IsVariable: true } => Name[1..],
        { Name: "google.protobuf.Timestamp" } => "timestamp",
        { Name: "google.protobuf.Duration" } => "duration",
        { IsOptional: true } => $"optional({Parameters[0]})",
        { Parameters.Count: > 0 } => $"{Name}({string.Join(", ", Parameters)})",
        _ => Name,
    };

    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Name == other.Name
            && Parameters.SequenceEqual(other.Parameters)
            && SameFields(other));

    public override bool Equals(object? obj) => Equals(obj as CelType);

    public override int GetHashCode() => HashCode.Combine(Name.GetHashCode(StringComparison.Ordinal), Parameters.Count, Fields?.Count);

    private bool SameFields(CelType other) =>
        ReferenceEquals(Fields, other.Fields)
        || (Fields is not null
            && other.Fields is not null
            && Fields.Count == other.Fields.Count
            && Fields.All(field => other.Fields.TryGetValue(field.Key, out var type) && type.Equals(field.Value)));
}
