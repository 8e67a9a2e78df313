namespace Scorecards.Core.Expressions;

/// <summary>An immutable list and its size: the count of values and characters in it at any depth, which bounds what working on it costs.</summary>
internal sealed class CelList
{
    public static readonly CelList Empty = new([]);

    /// <summary>Takes the array over.</summary>
    public CelList(CelValue[] items)
    {
        Items = items;
        Size = 1 + ValueSize.OfAll(items);
    }

    public CelValue[] Items { get; }

    public int Count => Items.Length;

    public long Size { get; }
}
