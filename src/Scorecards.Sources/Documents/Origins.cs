using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Documents;

/// <summary>Finds the origin that a place on the command line means.</summary>
public static class Origins
{
    /// <param name="place">A folder, a file or a glob.</param>
    /// <exception cref="OriginException">There is nothing at that place, or it may not be read.</exception>
    public static IDocumentOrigin Catalog(string place, SourceContext context, TimeSpan poll) => Of(place, FileSelection.Catalog, context, poll);

    /// <inheritdoc cref="Catalog"/>
    public static IDocumentOrigin Definitions(string place, SourceContext context, TimeSpan poll) => Of(place, FileSelection.Definitions, context, poll);

    private static FolderOrigin Of(string place, FileSelection selection, SourceContext context, TimeSpan poll) =>
        FolderOrigin.Of(place, selection);
}
