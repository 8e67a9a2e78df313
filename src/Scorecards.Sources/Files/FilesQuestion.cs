using Scorecards.Core.Facts;
using Scorecards.Sources.Network;
using Scorecards.Sources.Paths;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>The arguments of a question about reports.</summary>
/// <param name="Url">Null for reports in a repository.</param>
/// <param name="Path">Relative, or a pattern; null for a report at a URL.</param>
/// <param name="IsWhole">Whether the whole repository is meant, and not the service's folder.</param>
/// <param name="Error">The mistake in the arguments; the others do not count then.</param>
internal sealed record FilesQuestion(Uri? Url, string? Path, string? Repository, bool IsWhole, string? Service, FactError? Error)
{
    private static readonly string[] _queries = [.. FilesKind.Factory.Kind.Queries.Select(query => query.Name)];

    public static FilesQuestion Read(FactRequest request)
    {
        var arguments = new QueryArguments(request);
        if (!_queries.Contains(request.Query))
            arguments.Fail(UnknownCause.Definition, $"the source {request.Source} has no query '{request.Query}'");
        var (path, address) = (arguments.OptionalText("path"), arguments.OptionalText("url"));
        var scope = arguments.OptionalText("scope") ?? "service";
        if (arguments.Error is null && path is null == address is null)
            arguments.Fail(UnknownCause.Definition, $"the query {request.Query} needs either the argument 'path' or the argument 'url'");
        if (scope is not ("service" or "repository"))
            arguments.Fail(UnknownCause.Definition, "the argument 'scope' is 'service' or 'repository'");
        var (url, error) = address is null ? (null, null) : HttpUrl.Parse(address);
        if (error is not null)
            arguments.Fail(UnknownCause.Subject, error);
        var service = request.Query == "openslo" ? arguments.OptionalText("service") : null;
        return new FilesQuestion(url, path is null ? null : Plain(path, arguments), arguments.OptionalText("repository"), scope == "repository", service, arguments.Error);
    }

    private static string Plain(string path, QueryArguments arguments)
    {
        if (path.Any(char.IsControl) || path.StartsWith('/') || path.Split('/').Contains(".."))
            arguments.Fail(UnknownCause.Definition, "the argument 'path' is relative, without '..'");
        if (Glob.IsPattern(path) && Glob.Parse(path).Error is { } error)
            arguments.Fail(UnknownCause.Definition, $"the argument 'path': {error}");
        return string.Join('/', path.Split('/').Where(part => part is not ("" or ".")));
    }
}
