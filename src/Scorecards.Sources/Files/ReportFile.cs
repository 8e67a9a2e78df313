namespace Scorecards.Sources.Files;

/// <summary>A report as it was found.</summary>
/// <param name="Place">Its path in the repository, or its URL without the part after <c>?</c>.</param>
internal sealed record ReportFile(string Place, ReadOnlyMemory<byte> Content);
