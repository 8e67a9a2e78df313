namespace Scorecards.Storage.PostgreSql;

/// <summary>A silo as it stands in the table of its cluster.</summary>
/// <param name="Cluster">The id of its cluster.</param>
/// <param name="Name">The name it gave itself.</param>
public sealed record LiveSilo(string Cluster, string Name);
