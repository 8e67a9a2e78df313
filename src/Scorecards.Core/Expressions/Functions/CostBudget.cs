namespace Scorecards.Core.Expressions.Functions;

/// <summary>What one evaluation may still cost. An operation costs one unit, and one more for every ten characters or entries it goes through.</summary>
internal struct CostBudget
{
    /// <summary>The units of one evaluation.</summary>
    public const long Full = 10_000;

    /// <summary>The size that a list or map made by an expression may have, entries of entries included.</summary>
    public const long MostSize = 1_000_000;

    public static readonly CelValue Exceeded = CelValue.Error("cost budget exceeded");

    private long _left;

    public CostBudget(long units) => _left = units;

    public readonly bool IsSpent => _left < 0;

    /// <summary>Takes one unit; false when none was left.</summary>
    public bool Spend() => --_left >= 0;

    /// <summary>Takes units; false when there were not as many left.</summary>
    public bool Spend(long units) => (_left = units > _left ? -1 : _left - units) >= 0;

    /// <summary>Takes the units of going through this many characters or entries; false when there were not as many left.</summary>
    public bool SpendOn(long size) => Spend((size + 9) / 10);
}
