using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Scorecards.Core.Expressions.Functions;

/// <summary>All functions of the language and of its extensions, by name.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions =
        Overloads()
            .GroupBy(overload => overload.Function, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new Function(group.Key, group), StringComparer.Ordinal);

    public static IEnumerable<string> Known => Functions.Keys.Where(name => char.IsAsciiLetter(name[0]));

    public static bool TryGet(string name, [NotNullWhen(true)] out Function? function) => Functions.TryGetValue(name, out function);

    /// <summary>A function that is known to be there: an operator.</summary>
    public static Function Get(string name) => Functions[name];

    private static IEnumerable<Overload> Overloads() =>
    [
        .. OperatorFunctions.All(),
        .. CoreFunctions.All(),
        .. ConversionFunctions.All(),
        .. TimeFunctions.All(),
        .. StringExtensions.All(),
        .. MathFunctions.All(),
        .. ListFunctions.All(),
        .. SetFunctions.All(),
        .. EncoderFunctions.All(),
        .. OptionalFunctions.All(),
    ];
}
