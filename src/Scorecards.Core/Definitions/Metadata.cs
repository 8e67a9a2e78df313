namespace Scorecards.Core.Definitions;

/// <summary>Who a document is and whom to ask about it; the same for every kind.</summary>
public sealed record Metadata
{
    [Doc("Unique among the documents of its kind. For a check: a statement that is true when it passes.", Pattern = Names.Pattern, MaxLength = Names.MaxLength)]
    public required string Name { get; init; }

    [Doc("One line for people.")]
    public string? Title { get; init; }

    [Doc("A paragraph for people.")]
    public string? Description { get; init; }

    [Doc("The team that answers questions about this document.")]
    public string? Owner { get; init; }

    [Doc("Words to find and group documents by.")]
    public IReadOnlyList<string> Tags { get; init; } = [];
}
