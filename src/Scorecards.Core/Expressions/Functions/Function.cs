namespace Scorecards.Core.Expressions.Functions;

/// <summary>A function: its name, qualified for those of an extension, and the ways to call it.</summary>
internal sealed class Function(string name, IEnumerable<Overload> overloads)
{
    public string Name { get; } = name;

    public Overload[] Overloads { get; } = [.. overloads];

    /// <summary>Runs the overload that takes these values, or gives an error; none of the arguments is an error or unknown.</summary>
    public CelValue Run(bool member, ReadOnlySpan<CelValue> arguments, ref CostBudget budget)
    {
        foreach (var overload in Overloads)
        {
            if (overload.IsMember != member || !overload.Accepts(arguments))
                continue;
            if (!budget.Spend(overload.Constant ? 1 : 1 + ValueSize.OfAll(arguments) / 10))
                return CostBudget.Exceeded;
            return overload.Run(arguments, ref budget);
        }

        return CelErrors.NoOverload(Name, arguments);
    }
}
