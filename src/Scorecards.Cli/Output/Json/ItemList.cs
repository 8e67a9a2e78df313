namespace Scorecards.Cli.Output.Json;

/// <summary>A list as the API has it.</summary>
internal sealed record ItemList<T>(IReadOnlyList<T> Items)
{
    /// <summary>Always null: all items are there.</summary>
    public string? Next { get; }

    public int Total => Items.Count;
}
