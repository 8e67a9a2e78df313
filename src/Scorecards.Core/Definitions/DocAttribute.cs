namespace Scorecards.Core.Definitions;

/// <summary>What a field of a document means; the reader's hints and <c>scorecard-schema.yaml</c> are made from it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class)]
public sealed class DocAttribute(string text) : Attribute
{
    public string Text { get; } = text;

    /// <summary>A regular expression that a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The most characters a string may have; 0 for any number.</summary>
    public int MaxLength { get; init; }

    /// <summary>A regular expression that every key of a map must match.</summary>
    public string? Keys { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>The largest number allowed.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>True when an empty list or map is a mistake.</summary>
    public bool NotEmpty { get; init; }
}
