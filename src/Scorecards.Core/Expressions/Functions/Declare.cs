namespace Scorecards.Core.Expressions.Functions;

/// <summary>What a function does that needs no more budget than its arguments cost.</summary>
internal delegate CelValue SimpleBody(ReadOnlySpan<CelValue> arguments);

/// <summary>The ways to declare an overload.</summary>
internal static class Declare
{
    public static readonly CelType A = CelType.Variable("A");
    public static readonly CelType B = CelType.Variable("B");
    public static readonly CelType ListOfA = CelType.List(A);
    public static readonly CelType MapOfAToB = CelType.Map(A, B);

    public static Overload Global(string name, CelType[] parameters, CelType result, SimpleBody run) =>
        new(name, member: false, parameters, result, Simple(run));

    public static Overload Global(string name, CelType[] parameters, CelType result, FunctionBody run) =>
        new(name, member: false, parameters, result, run);

    public static Overload Member(string name, CelType[] parameters, CelType result, SimpleBody run) =>
        new(name, member: true, parameters, result, Simple(run));

    public static Overload Member(string name, CelType[] parameters, CelType result, FunctionBody run) =>
        new(name, member: true, parameters, result, run);

    public static FunctionBody Simple(SimpleBody run) => (arguments, ref _) => run(arguments);
}
