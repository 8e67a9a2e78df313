using static Scorecards.Core.Expressions.CelType;
using static Scorecards.Core.Expressions.Functions.Declare;

namespace Scorecards.Core.Expressions.Functions;

/// <summary><c>math.greatest</c> and <c>math.least</c>, of any count of numbers or of a list of them; of equal ones the first.</summary>
internal static class MathExtremes
{
    private static readonly CelType[] NumberTypes = [Int, UInt, CelType.Double];

    public static IEnumerable<Overload> All() => [.. Of("math.greatest", 1), .. Of("math.least", -1)];

    private static IEnumerable<Overload> Of(string name, int sign)
    {
        SimpleBody among = a => Extreme(name, sign, a);
        SimpleBody inList = a => Extreme(name, sign, a[0].RawItems);
        foreach (var type in NumberTypes)
        {
            yield return Global(name, [type], type, among);
            yield return Global(name, [List(type)], type, inList);
            foreach (var other in NumberTypes)
                yield return Global(name, [type, other], type == other ? type : Dyn, among);
            yield return new Overload(name, member: false, [type, type, type], type, Simple(among)) { Variadic = true };
        }

        yield return new Overload(name, member: false, [Dyn, Dyn, Dyn], Dyn, Simple(among)) { Variadic = true };
        yield return Global(name, [List(Dyn)], Dyn, inList);
    }

    private static CelValue Extreme(string name, int sign, ReadOnlySpan<CelValue> numbers)
    {
        if (numbers.Length == 0)
            return CelValue.Error($"{name} of an empty list");
        var result = numbers[0];
        foreach (ref readonly var number in numbers)
        {
            if (!number.IsNumber)
                return CelErrors.NoOverload(name, number);
            if (NumberLine.Compare(number, result) * sign > 0)
                result = number;
        }

        return result;
    }
}
