using Scorecards.Core.Grades;

namespace Scorecards.Core.Scoring;

/// <summary>What a group's score is made of. It holds no bands, so it stays true when they change.</summary>
public sealed class GroupTally
{
    private readonly int[] _grades = new int[Enum.GetValues<Grade>().Length];
    private decimal _sum;
    private int _weights;

    /// <summary>How many services the score is the mean of.</summary>
    public int Rated { get; private set; }

    /// <summary>How many services are U.</summary>
    public int Unrated { get; private set; }

    /// <summary>How many services have a grade.</summary>
    public int this[Grade grade] => _grades[grade - Grade.U];

    public void Add(GroupMember member)
    {
        _grades[member.Grade - Grade.U]++;
        if (member.Grade == Grade.U || member.Score is not { } score)
        {
            Unrated++;
            return;
        }

        var weight = GroupScore.WeightOf(member.Tier);
        _sum += weight * score;
        _weights += weight;
        Rated++;
    }

    /// <summary>The score, rounded down to one decimal, and its grade by the bands.</summary>
    public GroupScore Score(GradeBands bands)
    {
        if (_weights == 0)
        {
            return new GroupScore(null, Grade.U, 0, Unrated);
        }

        var mean = decimal.Floor(_sum / _weights * 10) / 10;
        return new GroupScore(mean, bands.Of(mean), Rated, Unrated);
    }
}
