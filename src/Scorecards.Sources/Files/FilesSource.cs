using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Network;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>Reads reports that other tools wrote.</summary>
public sealed class FilesSource : ISource, IDisposable
{
    private readonly RepositoryAccess _access;
    private readonly ReportFinder _finder;
    private readonly TimeProvider _clock;

    internal FilesSource(string name, RepositoryAccess access, GuardedHttp http, int maxBytes, TimeProvider clock)
    {
        Name = name;
        _access = access;
        _clock = clock;
        _finder = new ReportFinder(new FileQueries(access.Git, access.Timeout), http, maxBytes);
    }

    public string Name { get; }

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        var snapshots = new OncePerBatch<GitRepository, Snapshot>(repository => Snapshot.TakeAsync(repository, _access.Git, cancellationToken));
        var found = new OncePerBatch<(ServiceRepository Repository, string Path), IReadOnlyList<ReportFile>>(async place =>
            await _finder.OfRepositoryAsync(await snapshots.GetAsync(place.Repository.Repository), place.Repository.Folder, place.Path, cancellationToken));
        var fetched = new OncePerBatch<Uri, ReportFile>(url => _finder.OfUrlAsync(url, cancellationToken));
        return FactBatch.CollectAsync(requests, _clock, (request, token) => AnswerAsync(request, found, fetched, token), cancellationToken);
    }

    public void Dispose() => _access.Dispose();

    private async Task<Fact> AnswerAsync(
        FactRequest request,
        OncePerBatch<(ServiceRepository Repository, string Path), IReadOnlyList<ReportFile>> found,
        OncePerBatch<Uri, ReportFile> fetched,
        CancellationToken cancellationToken)
    {
        var question = FilesQuestion.Read(request);
        if (question.Error is { } mistake)
            return Fact.Failed(mistake.Cause, mistake.Message, _clock.GetUtcNow());
        var evidence = question.Url?.GetLeftPart(UriPartial.Path);
        try
        {
            if (question.Url is { } url)
                return Fact.Ok(Read(request.Query, [await fetched.GetAsync(url)], question.Service), _clock.GetUtcNow(), evidence);

            var place = await _access.Finder.FindAsync(request.Service, question.Repository, cancellationToken);
            evidence = place.Repository.Link;
            var reports = await found.GetAsync((place with { Folder = question.IsWhole ? "" : place.Folder }, question.Path!));
            return Fact.Ok(Read(request.Query, reports, question.Service), _clock.GetUtcNow(), evidence);
        }
        catch (ReportException exception)
        {
            return Fact.Failed(exception.Cause, exception.Message, _clock.GetUtcNow(), evidence);
        }
        catch (GitException exception)
        {
            return Fact.Failed(exception.Cause, exception.Message, _clock.GetUtcNow(), evidence);
        }
    }

    private CelValue Read(string query, IReadOnlyList<ReportFile> reports, string? service) => query switch
    {
        "openslo" => OpenSlo.Of(reports, service),
        "sarif" => Sarif.Of(reports),
        "junit" => JUnit.Of(reports, _clock.GetUtcNow()),
        "cyclonedx" => CycloneDx.Of(reports, _clock.GetUtcNow()),
        "scorecard" => OpenSsfScorecard.Of(reports, _clock.GetUtcNow()),
        _ => Cobertura.Of(reports, _clock.GetUtcNow()),
    };
}
