namespace Scorecards.Client.Models;

/// <summary>Definitions as they would be.</summary>
/// <param name="Documents">All of them, as the files hold them.</param>
/// <param name="Before">What to compare with; without it, the definitions in use.</param>
public sealed record DefinitionsQuestion(IReadOnlyList<DefinitionFile> Documents, IReadOnlyList<DefinitionFile>? Before = null);
