namespace Scorecards.Core.Runtime;

/// <summary>Every set of definitions that was ever used, by digest, so that any grade can be explained.</summary>
public interface IDefinitionStore
{
    /// <summary>
    /// Keeps a set of definitions; one that is kept already is left as it is. Saved with an audit row when the latest such row tells of
    /// other definitions.
    /// </summary>
    Task SaveDefinitionsAsync(string digest, string documents, DateTimeOffset now, CancellationToken cancellationToken);

    Task<string?> FindDefinitionsAsync(string digest, CancellationToken cancellationToken);
}
