namespace Scorecards.Server.Projection;

/// <summary>A team, a system, a tier or the company, with the services in it. Shares and intervals are means weighted as the score is.</summary>
public sealed record GroupView : RankedView
{
    public required BoardKind Kind { get; init; }

    /// <summary>The services, best score first.</summary>
    public required IReadOnlyList<ServiceView> Services { get; init; }

    /// <summary>How many services the score is made of.</summary>
    public required int Rated { get; init; }

    /// <summary>How many services are U, beside the score.</summary>
    public required int Unrated { get; init; }

    public required GradeDistribution Grades { get; init; }
}

public enum BoardKind
{
    Team,
    System,
    Tier,
    Company,
}
