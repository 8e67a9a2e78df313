using System.Globalization;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>Reads repositories with git: on this machine's disk, or cloned into the cache.</summary>
public sealed class GitSource : ISource, IDisposable
{
    private static readonly string[] _trailers = ["Reviewed-by", "Acked-by", "Approved-by"];

    private static readonly Dictionary<string, string[]> _customary = new()
    {
        ["containers"] = ["{Dockerfile,Containerfile}", "{Dockerfile,Containerfile}.*", "*.{Dockerfile,dockerfile}"],
        ["manifests"] = ["{k8s,kubernetes,manifests,deploy}/**/*.{yaml,yml}"],
    };

    private readonly RepositoryAccess _access;
    private readonly FileQueries _files;
    private readonly HistoryQueries _history;
    private readonly TrustQueries _trust;
    private readonly CodeQueries _code;
    private readonly TimeProvider _clock;

    internal GitSource(string name, RepositoryAccess access, TimeProvider clock)
    {
        Name = name;
        _access = access;
        _clock = clock;
        _files = new FileQueries(access.Git, access.Timeout);
        _history = new HistoryQueries(access.Git, access.Timeout, clock);
        _trust = new TrustQueries(access.Git, access.Timeout, clock);
        _code = new CodeQueries(_files);
    }

    public string Name { get; }

    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        // Services of one repository share its snapshot; services of one folder share the answers too.
        var snapshots = new OncePerBatch<GitRepository, Snapshot>(repository => Snapshot.TakeAsync(repository, _access.Git, cancellationToken));
        var lists = new OncePerBatch<(Snapshot At, string Folder), PathList>(place => _files.ListAsync(place.At, place.Folder, cancellationToken));
        var answers = new OncePerBatch<GitQuestion, CelValue>(async question =>
            await AskAsync(await snapshots.GetAsync(question.Place.Repository), lists, question, cancellationToken));
        return FactBatch.CollectAsync(requests, _clock, (request, token) => AnswerAsync(request, answers, token), cancellationToken);
    }

    public void Dispose() => _access.Dispose();

    private async Task<Fact> AnswerAsync(FactRequest request, OncePerBatch<GitQuestion, CelValue> answers, CancellationToken cancellationToken)
    {
        var arguments = new QueryArguments(request);
        var detail = Detail(request, arguments);
        var scope = arguments.OptionalText("scope") ?? "service";
        var repository = arguments.OptionalText("repository");
        if (scope is not ("service" or "repository"))
            arguments.Fail(UnknownCause.Definition, "the argument 'scope' is 'service' or 'repository'");
        if (arguments.Error is { } error)
            return Fact.Failed(error.Cause, error.Message, _clock.GetUtcNow());

        string? evidence = null;
        try
        {
            var place = await _access.Finder.FindAsync(request.Service, repository, cancellationToken);
            evidence = place.Repository.Link;
            var folder = scope == "service" ? place.Folder : "";
            var value = await answers.GetAsync(new GitQuestion(place with { Folder = folder }, request.Query, detail));
            return Fact.Ok(value, _clock.GetUtcNow(), evidence);
        }
        catch (GitException exception)
        {
            return Fact.Failed(exception.Cause, exception.Message, _clock.GetUtcNow(), evidence);
        }
    }

    // The argument of each query as text, so that equal questions are equal.
    private static string Detail(FactRequest request, QueryArguments arguments)
    {
        switch (request.Query)
        {
            case "files" or "containers" or "manifests":
                var patterns = arguments.Texts("match");
                if (patterns.Count == 0 && _customary.TryGetValue(request.Query, out var customary))
                    patterns = customary;
                if (patterns.Select(pattern => Glob.Parse(pattern).Error).FirstOrDefault(error => error is not null) is { } error)
                    arguments.Fail(UnknownCause.Definition, $"the argument 'match': {error}");
                return string.Join('\n', patterns);
            case "file":
                var path = arguments.Text("path");
                if (path.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || path.StartsWith('/') || path.Split('/').Contains(".."))
                    arguments.Fail(UnknownCause.Definition, "the argument 'path' is relative, without '..'");
                return string.Join('/', path.Split('/').Where(part => part is not ("" or ".")));
            case "reviews":
                var days = arguments.Number("days", 90, 1, 3650);
                var trailers = arguments.Texts("trailers");
                if (trailers.Any(key => key.Length is 0 or > 50 || key.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-')))
                    arguments.Fail(UnknownCause.Definition, "the argument 'trailers' holds names of letters, digits and dashes, such as Reviewed-by");
                return string.Join('\n', (IEnumerable<string>)[days.ToString(CultureInfo.InvariantCulture), .. trailers.Count > 0 ? trailers : _trailers]);
            case "large":
                return arguments.Number("kiB", 1024, 1, 10_000_000).ToString(CultureInfo.InvariantCulture);
            case "activity" or "signatures":
                return arguments.Number("days", 90, 1, 3650).ToString(CultureInfo.InvariantCulture);
            case "tags" or "branch" or "owners" or "workflows":
                return "";
            default:
                return arguments.Fail(UnknownCause.Definition, $"the source git has no query '{request.Query}'");
        }
    }

    private async Task<CelValue> AskAsync(
        Snapshot snapshot, OncePerBatch<(Snapshot At, string Folder), PathList> lists, GitQuestion question, CancellationToken cancellationToken)
    {
        var (folder, detail) = (question.Place.Folder, question.Detail);
        return question.Query switch
        {
            "files" => FileQueries.Choose(await lists.GetAsync((snapshot, folder)), Patterns(detail), snapshot.IsShallow),
            "file" => await _files.FileAsync(snapshot, folder.Length == 0 ? detail : $"{folder}/{detail}", cancellationToken),
            "activity" => await _history.ActivityAsync(snapshot, folder, long.Parse(detail, CultureInfo.InvariantCulture), cancellationToken),
            "signatures" => await _trust.SignaturesAsync(snapshot, folder, long.Parse(detail, CultureInfo.InvariantCulture), cancellationToken),
            "reviews" => await _trust.ReviewsAsync(snapshot, folder, long.Parse(detail.Split('\n')[0], CultureInfo.InvariantCulture), detail.Split('\n')[1..], cancellationToken),
            "large" => await _files.LargeAsync(snapshot, folder, long.Parse(detail, CultureInfo.InvariantCulture), cancellationToken),
            "owners" => await _code.OwnersAsync(snapshot, folder, await lists.GetAsync((snapshot, folder)), cancellationToken),
            "workflows" => await _code.WorkflowsAsync(snapshot, folder, await lists.GetAsync((snapshot, folder)), cancellationToken),
            "containers" => await _code.ContainersAsync(snapshot, folder, await lists.GetAsync((snapshot, folder)), Patterns(detail), cancellationToken),
            "manifests" => await _code.ManifestsAsync(snapshot, folder, await lists.GetAsync((snapshot, folder)), Patterns(detail), cancellationToken),
            "tags" => await _history.TagsAsync(snapshot, cancellationToken),
            _ => await _history.BranchAsync(snapshot, cancellationToken),
        };
    }

    private static List<Glob> Patterns(string detail) => [.. detail.Split('\n').Where(text => text.Length > 0).Select(text => Glob.Parse(text).Glob!)];

    private sealed record GitQuestion(ServiceRepository Place, string Query, string Detail);
}
