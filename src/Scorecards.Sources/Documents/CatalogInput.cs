using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Sources.Paths;

namespace Scorecards.Sources.Documents;

/// <summary>Reads a catalog from its origin and follows its Locations.</summary>
public sealed class CatalogInput(IDocumentOrigin origin)
{
    private const int MaxDocuments = 50_000;

    public IDocumentOrigin Origin => origin;

    /// <param name="serverUrl">What <c>${server.url}</c> in an annotation stands for.</param>
    /// <exception cref="OriginException">The origin cannot be read.</exception>
    public async Task<ServiceCatalog> ReadAsync(string serverUrl, CancellationToken cancellationToken)
    {
        var reader = new CatalogReader(serverUrl);
        var roots = await origin.ReadAsync(cancellationToken).ConfigureAwait(false);
        var problems = new List<Problem>(roots.Problems);
        var files = new List<CatalogFile>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Trail>(roots.Documents.Select(d => new Trail(d, null)));

        while (open.TryDequeue(out var trail) && files.Count < MaxDocuments)
        {
            if (!read.Add(trail.Document.Path))
            {
                continue;
            }

            var file = reader.Read(trail.Document.Text, trail.Document.Path, trail.Document.Folder);
            files.Add(file);
            foreach (var location in file.Locations)
            {
                foreach (var target in location.Targets)
                {
                    var found = await origin.FollowAsync(trail.Document, target, cancellationToken).ConfigureAwait(false);
                    problems.AddRange(found.Problems.Select(p => p.File.Length == 0 ? p with { File = location.File, Line = location.Line, Column = location.Column } : p));
                    // A pattern may well match the file that it stands in.
                    foreach (var document in found.Documents.Where(d => d.Path != trail.Document.Path || !Glob.IsPattern(target)))
                    {
                        if (trail.IsWithin(document.Path))
                        {
                            problems.Add(new Problem(location.File, location.Line, location.Column,
                                $"this Location leads in a circle back to {document.Path}", "remove the target", IsWarning: true));
                        }
                        else
                        {
                            open.Enqueue(new Trail(document, trail));
                        }
                    }
                }
            }
        }

        if (files.All(f => f.Services.Count == 0) && problems.Count == 0)
        {
            problems.Add(new Problem(origin.Name, 0, 0, "there is no Component here, so that nothing is rated",
                "entities are looked for in files named catalog-info.yaml; others are named by a pattern such as 'catalog/**/*.yaml'", IsWarning: true));
        }

        return CatalogBuilder.Build(files, problems);
    }

    /// <summary>A document on the way, and the one that led to it.</summary>
    private sealed record Trail(Document Document, Trail? From)
    {
        public bool IsWithin(string path)
        {
            for (var trail = this; trail is not null; trail = trail.From)
            {
                if (trail.Document.Path == path)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
