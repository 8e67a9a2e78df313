using System.Text.RegularExpressions;
using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;
using Scorecards.Sources.Choosing;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.GitHub;

/// <summary>A repository by its owner and name. GitHub takes small and capital letters for the same.</summary>
internal sealed partial record RepositorySlug(string Owner, string Name)
{
    /// <summary>Of the argument <c>repo</c>, or of the service's annotation; a mistake is kept in the arguments.</summary>
    public static RepositorySlug? Of(Service service, QueryArguments arguments)
    {
        if (arguments.OptionalText("repo") is { } given)
            return Parse(given) ?? Refuse(arguments, UnknownCause.Definition, "the argument 'repo' must be owner/name");
        if (!service.Annotations.TryGetValue(Subjects.GitHub, out var text))
            return Refuse(arguments, UnknownCause.Subject, $"the service has no annotation {Subjects.GitHub}, which names its repository");
        return Parse(text) ?? Refuse(arguments, UnknownCause.Subject, $"the annotation {Subjects.GitHub} must be owner/name");
    }

    /// <summary>Null for a text that is none.</summary>
    public static RepositorySlug? Parse(string text) =>
        Form().Match(text) is { Success: true, Groups: var parts } && parts[1].Value is not ("." or "..") && parts[2].Value is not ("." or "..")
            ? new RepositorySlug(parts[1].Value, parts[2].Value)
            : null;

    public override string ToString() => $"{Owner}/{Name}";

    private static RepositorySlug? Refuse(QueryArguments arguments, UnknownCause cause, string message)
    {
        arguments.Fail(cause, message);
        return null;
    }

    [GeneratedRegex(@"^([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_.-]{1,100})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
