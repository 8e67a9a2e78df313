using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Sources.Alertmanager;
using Scorecards.Sources.Backstage;
using Scorecards.Sources.Buildbot;
using Scorecards.Sources.Builds;
using Scorecards.Sources.Catalog;
using Scorecards.Sources.Files;
using Scorecards.Sources.Git;
using Scorecards.Sources.Gitea;
using Scorecards.Sources.GitHub;
using Scorecards.Sources.GitLab;
using Scorecards.Sources.Http;
using Scorecards.Sources.Jenkins;
using Scorecards.Sources.Prometheus;
using Scorecards.Sources.Pushed;
using Scorecards.Sources.Repositories;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources;

/// <summary>The shipped kinds of sources. A new kind is one folder and one line here.</summary>
public static class SourceRegistry
{
    private static readonly SourceFactory[] _shipped =
    [
        AlertmanagerKind.Factory,
        BackstageKind.Factory,
        BuildbotKind.Factory,
        CatalogKind.Factory,
        CiKind.Factory,
        FilesKind.Factory,
        GiteaKind.Factory,
        GitHubKind.Factory,
        GitKind.Factory,
        GitLabKind.Factory,
        HttpKind.Factory,
        JenkinsKind.Factory,
        PrometheusKind.Factory,
        PushedKind.Factory,
        RepoKind.Factory,
    ];

    /// <summary>What each kind can answer, by its name: what definitions are checked against.</summary>
    public static IReadOnlyDictionary<string, SourceKind> Kinds { get; } = _shipped.ToDictionary(factory => factory.Kind.Name, factory => factory.Kind);

    /// <summary>
    /// Makes the configured sources and those that need no configuration; of a document with mistakes every mistake is told and no
    /// source is made. A document takes the place of the built-in source of its name.
    /// </summary>
    public static SourceSet Create(IEnumerable<SourceDefinition> definitions, SourceContext context)
    {
        var set = new SourceSet();
        context = context with { Sources = () => set.Sources.Values };
        var builtIn = _shipped.Where(factory => factory.Kind.BuiltIn).Select(factory => new SourceSetup(
            factory.Kind.Name, new SourceSpec { Kind = new Located<string>(factory.Kind.Name, 0, 0) }, "", context));
        foreach (var setup in builtIn)
            set.Add(Create(setup), setup);
        foreach (var definition in definitions)
        {
            var setup = new SourceSetup(definition.Name, definition.Spec, definition.File, context);
            var source = Create(setup);
            RefuseTaken(source as PushedSource, set, setup);
            set.Add(source, setup);
        }

        return set;
    }

    /// <summary>A push names the fact and not the source.</summary>
    private static void RefuseTaken(PushedSource? source, SourceSet set, SourceSetup setup)
    {
        foreach (var fact in source?.Facts.Keys ?? [])
        {
            if (set.Sources.Values.OfType<PushedSource>().FirstOrDefault(other => other.Name != source!.Name && other.Facts.ContainsKey(fact)) is { } other)
                setup.Report(setup.Spec.Kind.Line, setup.Spec.Kind.Column, $"the source '{other.Name}' takes the fact '{fact}' already", "give one of the two another name");
        }
    }

    private static ISource? Create(SourceSetup setup)
    {
        var kind = setup.Spec.Kind;
        if (_shipped.FirstOrDefault(factory => factory.Kind.Name == kind.Value) is { } found)
            return found.Create(setup);
        setup.Report(kind.Line, kind.Column, $"there is no kind of source '{kind.Value}'",
            Spelling.Hint(kind.Value, [.. Kinds.Keys]) ?? $"known kinds: {string.Join(", ", Kinds.Keys.Order())}");
        return null;
    }
}
