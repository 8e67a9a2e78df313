using Scorecards.Core;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Network;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Documents;

/// <summary>Reads definitions from their origin, with the sources they configure.</summary>
public sealed class DefinitionInput(IDocumentOrigin origin, SourceContext context)
{
    public IDocumentOrigin Origin => origin;

    /// <summary>Definitions and sources when there is no mistake anywhere; the mistakes and warnings of all files.</summary>
    /// <exception cref="OriginException">The origin cannot be read.</exception>
    public async Task<DefinitionReading> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await DefinitionFiles.ReadAsync(origin, cancellationToken).ConfigureAwait(false);
        var loaded = DefinitionLoader.Load(found.Documents.Select(d => new DefinitionDocument(d.Path, d.Text)), SourceRegistry.Kinds);
        var problems = found.Problems.Concat(loaded.Problems).ToList();
        if (found.Documents.Count == 0)
        {
            problems.Add(new Problem(origin.Name, 0, 0, "there is no definition here", "definitions are files that end in .yaml or .yml"));
        }

        if (loaded.Set is null || problems.Any(p => !p.IsWarning))
        {
            return new DefinitionReading(null, null, problems);
        }

        var sources = SourceRegistry.Create(loaded.Set.Sources.Values, context);
        problems.AddRange(sources.Problems);
        foreach (var notification in loaded.Set.Notifications.Values)
        {
            AllowList.Parse(notification.Spec.Channel.Allow, notification.File, problems);
        }

        foreach (var calendar in loaded.Set.Calendars.Values)
        {
            AllowList.Parse(calendar.Spec.Allow, calendar.File, problems);
        }

        if (problems.Any(p => !p.IsWarning))
        {
            sources.Dispose();
            return new DefinitionReading(null, null, problems);
        }

        return new DefinitionReading(loaded.Set, sources, problems);
    }
}

/// <summary>What reading the definitions gave.</summary>
public sealed record DefinitionReading(DefinitionSet? Set, SourceSet? Sources, IReadOnlyList<Problem> Problems);
