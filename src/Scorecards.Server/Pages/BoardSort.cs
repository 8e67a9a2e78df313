using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages;

/// <summary>What a board is sorted by, from which end.</summary>
public sealed record BoardSort(BoardOrder Order, bool Reversed = false)
{
    /// <summary>What a board is sorted by unless asked otherwise.</summary>
    public static readonly BoardSort Best = new(BoardOrder.Score);

    private static readonly (BoardOrder Order, string Name, string Words, string Reversed)[] _known =
    [
        (BoardOrder.Score, "score", "best score first", "lowest score first"),
        (BoardOrder.Improved, "improved", "most improved in 30 days first", "least improved in 30 days first"),
        (BoardOrder.Name, "name", "from A to Z", "from Z to A"),
        (BoardOrder.Held, "held", "longest at its grade first", "shortest at its grade first"),
        (BoardOrder.Coverage, "coverage", "highest coverage first", "lowest coverage first"),
        (BoardOrder.Exempt, "exempt", "largest exempt share first", "smallest exempt share first"),
    ];

    /// <summary>Each from the end that people look for first.</summary>
    public static IEnumerable<BoardSort> Choices => _known.Select(k => new BoardSort(k.Order));

    /// <summary>As a URL says it; null for the usual one.</summary>
    public string? Name => this == Best ? null : (Reversed ? "-" : "") + Known.Name;

    public string Words => Reversed ? Known.Reversed : Known.Words;

    /// <summary>How <c>aria-sort</c> calls it.</summary>
    public string Aria => (Order == BoardOrder.Name) == Reversed ? "descending" : "ascending";

    private (BoardOrder Order, string Name, string Words, string Reversed) Known => Array.Find(_known, k => k.Order == Order);

    /// <summary>The usual one where nobody knows the name.</summary>
    public static BoardSort Read(string? name) =>
        Array.FindIndex(_known, k => k.Name == name?.TrimStart('-')) is var index and >= 0
            ? new BoardSort(_known[index].Order, name!.StartsWith('-'))
            : Best;

    /// <summary>What a click on the head of a column leads to: its order, or the other end of it.</summary>
    public BoardSort By(BoardOrder order) => new(order, order == Order && !Reversed);
}
