using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Http;

/// <summary>Reads what to show of a list.</summary>
internal static class Filters
{
    public static BoardFilter Read(QueryReader query) => new()
    {
        Teams = query.Values(QueryParameter.Team),
        Tiers = [.. query.Values(QueryParameter.Tier).Select(t => int.Parse(t, CultureInfo.InvariantCulture))],
        Grades = [.. query.Values(QueryParameter.Grade).Select(g => GradeExtensions.TryParse(g, out var grade) ? grade : Grade.U)],
        Text = query.Value(QueryParameter.Text),
    };
}
