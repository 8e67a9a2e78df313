using Scorecards.Core.Definitions;

namespace Scorecards.Server.Projection;

/// <summary>How many services have each outcome of one check; what is held counts as what it was.</summary>
public sealed record CheckStatistics(int Pass, int Fail, int Partial, int Unknown, int NotApplicable, int Exempt)
{
    public static readonly CheckStatistics None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Percent of the services with a pass, a fail or a partial that pass, rounded down to one decimal; null when there are none.</summary>
    public decimal? PassRate => Pass + Fail + Partial is var decided and > 0 ? decimal.Floor(1000m * Pass / decided) / 10 : null;

    /// <param name="counts">By the number of the outcome.</param>
    internal static CheckStatistics Of(ReadOnlySpan<int> counts) => new(
        counts[(int)OutcomeKind.Pass],
        counts[(int)OutcomeKind.Fail],
        counts[(int)OutcomeKind.Partial],
        counts[(int)OutcomeKind.Unknown],
        counts[(int)OutcomeKind.NotApplicable],
        counts[(int)OutcomeKind.Exempt]);

    public int Of(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Pass => Pass,
        OutcomeKind.Fail => Fail,
        OutcomeKind.Partial => Partial,
        OutcomeKind.Unknown => Unknown,
        OutcomeKind.NotApplicable => NotApplicable,
        _ => Exempt,
    };
}
