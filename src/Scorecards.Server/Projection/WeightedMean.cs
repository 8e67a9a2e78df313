using Scorecards.Core.Scoring;

namespace Scorecards.Server.Projection;

/// <summary>A mean of services' values, weighted by tier and rounded down as a group's score is; a service without the value is left out.</summary>
internal struct WeightedMean
{
    private decimal _sum;
    private int _weights;

    public readonly decimal? Value => _weights == 0 ? null : decimal.Floor(_sum / _weights * 10) / 10;

    public void Add(decimal? value, int tier)
    {
        if (value is { } known)
        {
            var weight = GroupScore.WeightOf(tier);
            _sum += weight * known;
            _weights += weight;
        }
    }
}
