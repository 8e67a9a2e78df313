using Scorecards.Core.Definitions;

namespace Scorecards.Server.Projection;

/// <summary>How many services have each outcome of one check; what is held counts as what it was.</summary>
public sealed record CheckStatistics(int Pass, int Fail, int Partial, int Unknown, int NotApplicable, int Exempt)
{
    public static readonly CheckStatistics None = new(0, 0, 0, 0, 0, 0);

    /// <summary>Percent of the services with a pass, a fail or a partial that pass, rounded down to one decimal; null when there are none.</summary>
    public decimal? PassRate => Pass + Fail + Partial is var decided and > 0 ? decimal.Floor(1000m * Pass / decided) / 10 : null;

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
