using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Runtime;

namespace Scorecards.Server.Projection;

/// <summary>What a snapshot is made of.</summary>
/// <param name="Services">Every service, retired ones too; ranks and changes of an earlier snapshot are replaced.</param>
/// <param name="Catalog">Gives teams and systems their titles.</param>
/// <param name="Bands">Of the primary scorecard; groups are graded by them.</param>
/// <param name="MonthAgo">Scores and grades 30 days ago, by service.</param>
public sealed record SnapshotInputs(
    IReadOnlyCollection<ServiceView> Services,
    ServiceCatalog Catalog,
    GradeBands Bands,
    IReadOnlyDictionary<string, GradeAt> MonthAgo,
    string Version,
    DateTimeOffset Now)
{
    /// <summary>The grade of each service, and since when it has had it; one that has another grade by now is told by its evaluation.</summary>
    public IReadOnlyDictionary<string, HeldGrade> Held { get; init; } = new Dictionary<string, HeldGrade>();

    public static readonly SnapshotInputs None =
        new([], ServiceCatalog.Empty, GradeBands.Default, new Dictionary<string, GradeAt>(), "0", DateTimeOffset.MinValue);
}
