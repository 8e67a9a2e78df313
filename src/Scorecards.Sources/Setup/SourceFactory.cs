using Scorecards.Core.Facts;

namespace Scorecards.Sources.Setup;

/// <summary>How to make a source of one kind.</summary>
/// <param name="Create">Reads the document, reporting every mistake in it, and makes the source; null when there were mistakes.</param>
public sealed record SourceFactory(SourceKind Kind, Func<SourceSetup, ISource?> Create);
