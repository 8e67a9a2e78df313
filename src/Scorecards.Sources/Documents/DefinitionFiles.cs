using Scorecards.Core.Definitions;

namespace Scorecards.Sources.Documents;

/// <summary>Reads all files of the definitions: YAML, and what calendars in it name.</summary>
public static class DefinitionFiles
{
    /// <exception cref="OriginException">The origin cannot be read.</exception>
    public static async Task<DocumentSet> ReadAsync(IDocumentOrigin origin, CancellationToken cancellationToken)
    {
        var found = await origin.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (documents, problems) = (found.Documents.ToDictionary(d => d.Path, StringComparer.Ordinal), found.Problems.ToList());
        foreach (var document in found.Documents)
        {
            foreach (var name in CalendarFiles.NamedIn(new DefinitionDocument(document.Path, document.Text)))
            {
                var path = CalendarFiles.Resolve(document.Path, name);
                if (documents.ContainsKey(path))
                {
                    continue;
                }

                var file = await origin.FollowAsync(document, name, cancellationToken).ConfigureAwait(false);
                // Of a file that is not there the loader tells, at the place that names it.
                problems.AddRange(file.Problems.Where(p => p.File.Length > 0));
                if (file.Documents is [var only])
                {
                    documents.Add(path, only with { Path = path });
                }
            }
        }

        return new DocumentSet([.. documents.Values], problems);
    }
}
