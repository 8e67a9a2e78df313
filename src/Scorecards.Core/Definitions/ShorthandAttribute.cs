namespace Scorecards.Core.Definitions;

/// <summary>A record that a document may write as the value of one of its fields alone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShorthandAttribute(string property) : Attribute
{
    /// <summary>The name of the property.</summary>
    public string Property { get; } = property;
}
