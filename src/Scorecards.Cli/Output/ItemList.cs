namespace Scorecards.Cli.Output;

/// <summary>A list as the API has it.</summary>
internal sealed record ItemList<T>(IReadOnlyList<T> Items)
{
    public int Total => Items.Count;
}
