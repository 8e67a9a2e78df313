using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>How a result over many values goes on after one that is not a bool.</summary>
internal static class Undecided
{
    /// <summary>The result so far with an error, an unknown, or a value of another type, which is an error.</summary>
    public static CelValue With(in CelValue result, in CelValue value, string function)
    {
        var undecided = value.IsKnown ? CelErrors.NoOverload(function, value) : value;
        return result.IsKnown ? undecided : Unknowns.Merge(result, undecided);
    }
}
