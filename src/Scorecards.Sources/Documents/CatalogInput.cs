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
        var open = new Queue<Step>(roots.Documents.Select(d => new Step(d, null)));

        while (open.TryDequeue(out var step) && files.Count < MaxDocuments)
        {
            if (!read.Add(step.Document.Path))
            {
                continue;
            }

            var file = reader.Read(step.Document.Text, step.Document.Path, step.Document.Folder);
            files.Add(file);
            foreach (var location in file.Locations)
            {
                foreach (var target in location.Targets)
                {
                    var found = await origin.FollowAsync(step.Document, target, cancellationToken).ConfigureAwait(false);
                    problems.AddRange(found.Problems.Select(p => p.File.Length == 0 ? p with { File = location.File, Line = location.Line, Column = location.Column } : p));
                    // A pattern may well match the file that it stands in.
                    foreach (var document in found.Documents.Where(d => d.Path != step.Document.Path || !Glob.IsPattern(target)))
                    {
                        if (step.IsWithin(document.Path))
                        {
                            problems.Add(new Problem(location.File, location.Line, location.Column,
                                $"this Location leads in a circle back to {document.Path}", "remove the target", IsWarning: true));
                        }
                        else
                        {
                            open.Enqueue(new Step(document, step));
                        }
                    }
                }
            }
        }

        return CatalogBuilder.Build(files, problems);
    }

    /// <summary>A document on the way, and the one that led to it.</summary>
    private sealed record Step(Document Document, Step? From)
    {
        public bool IsWithin(string path)
        {
            for (var step = this; step is not null; step = step.From)
            {
                if (step.Document.Path == path)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
