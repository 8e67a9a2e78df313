using Scorecards.Sources.Documents;

namespace Scorecards.Cli.Server.Models;

/// <summary>Definitions as they would be, and what to compare them with, as the API takes them.</summary>
/// <param name="Before">Null for the definitions that the server uses.</param>
internal sealed record ImpactQuestion(IReadOnlyList<DocumentQuestion> Documents, IReadOnlyList<DocumentQuestion>? Before);

internal sealed record DocumentQuestion(string Path, string Text)
{
    public static IReadOnlyList<DocumentQuestion> Of(DocumentSet documents) => [.. documents.Documents.Select(d => new DocumentQuestion(d.Path, d.Text))];
}
