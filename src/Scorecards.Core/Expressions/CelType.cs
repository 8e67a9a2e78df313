namespace Scorecards.Core.Expressions;

/// <summary>A static type of the expression language, as the type checker sees it.</summary>
public sealed class CelType
{
    public static readonly CelType Dyn = new();
    public static readonly CelType Bool = new();
    public static readonly CelType Int = new();
    public static readonly CelType Double = new();
    public static readonly CelType String = new();

    public static CelType List(CelType item) => throw new NotImplementedException();

    public static CelType Map(CelType key, CelType value) => throw new NotImplementedException();

    /// <summary>A map whose field names are known: another name is an error at load, with the nearest name as a hint.</summary>
    public static CelType Object(string name, IReadOnlyDictionary<string, CelType> fields) => throw new NotImplementedException();
}
