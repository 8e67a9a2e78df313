using Refit;
using Scorecards.Client.Models;

namespace Scorecards.Client;

/// <content>What README files, portals and screens show.</content>
public partial interface IScorecardsApi
{
    /// <summary>The grade of a service as an SVG image.</summary>
    /// <param name="id">The id of a service. Where reading is closed and there is no token: the text of its annotation <c>scorecards.dev/badge-id</c>.</param>
    [Get("/badges/{id}.svg")]
    Task<string> GetBadgeAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The grade of a service as the data of a badge, by the schema of Shields' endpoint badge.</summary>
    /// <param name="id">As for <see cref="GetBadgeAsync"/>.</param>
    [Get("/badges/{id}.json")]
    Task<Badge> GetBadgeDataAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The scores of a service in the form of Backstage's score-card plugin.</summary>
    [Get("/api/v1/backstage/scorecards/{id}.json")]
    Task<BackstageScore> GetBackstageScoreAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>The same by the namespace and name of the component.</summary>
    [Get("/api/v1/backstage/scorecards/{namespace}/component/{name}.json")]
    Task<BackstageScore> GetBackstageComponentScoreAsync(string @namespace, string name, CancellationToken cancellationToken = default);

    /// <summary>The scores of every service in that form, without their checks.</summary>
    [Get("/api/v1/backstage/scorecards/all.json")]
    Task<IReadOnlyList<BackstageScore>> ListBackstageScoresAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells as it happens that something was evaluated: server-sent events <c>changed</c>, each with the <c>version</c> of the board, the
    /// moment <c>at</c>, and the ids of the <c>services</c> with something new (null for very many); <c>declared</c> when a freeze, an override or
    /// an appeal is new; <c>alive</c> at once, with the <c>version</c> of what is shown, and while nothing changes.
    /// </summary>
    /// <returns>The events as they come; whoever asked closes it.</returns>
    [Get("/api/v1/events")]
    Task<Stream> FollowEventsAsync(CancellationToken cancellationToken = default);
}
