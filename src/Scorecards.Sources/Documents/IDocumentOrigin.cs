namespace Scorecards.Sources.Documents;

/// <summary>A place where catalog or definition files come from.</summary>
public interface IDocumentOrigin
{
    /// <summary>The place as the user named it.</summary>
    string Name { get; }

    /// <summary>How long to leave the place alone between two looks for changes.</summary>
    TimeSpan Rest { get; }

    /// <summary>A text that changes whenever the documents may have changed; much cheaper than reading them.</summary>
    /// <exception cref="OriginException">The place cannot be read.</exception>
    Task<string> StampAsync(CancellationToken cancellationToken);

    /// <summary>All documents, in the order of their paths.</summary>
    /// <exception cref="OriginException">The place cannot be read.</exception>
    Task<DocumentSet> ReadAsync(CancellationToken cancellationToken);

    /// <summary>What a document of this origin refers to: a path or a glob relative to it, or a URL.</summary>
    Task<DocumentSet> FollowAsync(Document from, string target, CancellationToken cancellationToken);
}
