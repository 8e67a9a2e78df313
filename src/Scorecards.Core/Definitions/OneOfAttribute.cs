namespace Scorecards.Core.Definitions;

/// <summary>Of these fields of a document exactly one is there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneOfAttribute(params string[] fields) : Attribute
{
    /// <summary>As documents write them.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;
}
