using System.Globalization;
using System.Text.Json.Serialization;
using Scorecards.Core.Definitions;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>
/// The scores of an entity in the form of Backstage's score-card plugin (npm <c>@oriflame/backstage-plugin-score-card</c>,
/// <c>EntityScore</c>): an area is a scorecard, an entry a check.
/// </summary>
public sealed record BackstageScore
{
    public required BackstageEntity EntityRef { get; init; }

    /// <summary>In UTC, such as <c>2030-01-31T09:00:00Z</c>.</summary>
    public required string GeneratedDateTimeUtc { get; init; }

    /// <summary>0 to 100, whole; left out of an unrated service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ScorePercent { get; init; }

    /// <summary>The letter of the grade.</summary>
    public required string ScoreLabel { get; init; }

    /// <summary><c>success</c>, <c>almost-success</c>, <c>partial</c>, <c>almost-failure</c>, <c>failure</c> or <c>unknown</c>.</summary>
    public required string ScoreSuccess { get; init; }

    public required IReadOnlyList<BackstageArea> AreaScores { get; init; }

    /// <param name="whole">False leaves out the entries, as in a list.</param>
    internal static BackstageScore Of(ServiceView view, DefinitionSet definitions, bool whole) => new()
    {
        EntityRef = new BackstageEntity("component", view.Service.Namespace, view.Service.Name),
        GeneratedDateTimeUtc = (view.ConfirmedUntil ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ScorePercent = BackstageWords.Percent(view.Score),
        ScoreLabel = BackstageWords.Label(view.Grade),
        ScoreSuccess = BackstageWords.Success(view.Grade),
        AreaScores = view.Latest is { } latest ? [.. latest.Scorecards.Select((card, index) => BackstageArea.Of(card, index + 1, latest, definitions, whole))] : [],
    };
}

/// <summary>Which entity of the Backstage catalog.</summary>
/// <param name="Kind">Always <c>component</c>.</param>
public sealed record BackstageEntity(string Kind, string Namespace, string Name);
