namespace Scorecards.Server.Api.Models;

/// <summary>Definitions as they would be.</summary>
/// <param name="Documents">All of them, as the files hold them.</param>
/// <param name="Before">What to compare with; without it, the definitions in use.</param>
public sealed record ImpactRequest(IReadOnlyList<DocumentRequest>? Documents, IReadOnlyList<DocumentRequest>? Before);

/// <summary>A file of definitions.</summary>
/// <param name="Path">What to call it when something is wrong with it.</param>
/// <param name="Text">Its YAML; one or more documents.</param>
public sealed record DocumentRequest(string? Path, string? Text);
