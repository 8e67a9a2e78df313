namespace Scorecards.Core.Expressions;

/// <summary>The names of run-time types, as <c>type()</c> gives them.</summary>
internal static class TypeNames
{
    private static readonly string[] ByKind = new string[(int)CelKind.Error + 1];

    static TypeNames()
    {
        ByKind[(int)CelKind.Null] = "null_type";
        ByKind[(int)CelKind.Bool] = "bool";
        ByKind[(int)CelKind.Int] = "int";
        ByKind[(int)CelKind.UInt] = "uint";
        ByKind[(int)CelKind.Double] = "double";
        ByKind[(int)CelKind.String] = "string";
        ByKind[(int)CelKind.Bytes] = "bytes";
        ByKind[(int)CelKind.List] = "list";
        ByKind[(int)CelKind.Map] = "map";
        ByKind[(int)CelKind.Timestamp] = "google.protobuf.Timestamp";
        ByKind[(int)CelKind.Duration] = "google.protobuf.Duration";
        ByKind[(int)CelKind.Type] = "type";
        ByKind[(int)CelKind.Optional] = "optional_type";
        ByKind[(int)CelKind.Unknown] = "unknown";
        ByKind[(int)CelKind.Error] = "error";
    }

    public static string Of(in CelValue value) => ByKind[(int)value.Kind];

    /// <summary>Whether a name that an expression uses is a type.</summary>
    public static bool IsType(string name) => Array.IndexOf(ByKind, name) is >= 0 and < (int)CelKind.Unknown;
}
