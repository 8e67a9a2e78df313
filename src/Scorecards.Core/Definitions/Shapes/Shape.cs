using System.Reflection;

namespace Scorecards.Core.Definitions.Shapes;

/// <summary>The form of a value in a document. The reader and the published schema are both made from it, so they cannot differ.</summary>
internal abstract record Shape;

/// <param name="MaxLength">0 for any length.</param>
internal sealed record TextShape(TextForm? Pattern, int MaxLength) : Shape;

internal sealed record BoolShape : Shape;

internal sealed record NumberShape(Type Type, double Minimum, double Maximum) : Shape
{
    public bool IsInteger => Type == typeof(int);
}

internal sealed record DurationShape : Shape;

/// <summary>One of a few words.</summary>
internal sealed record ChoiceShape(IReadOnlyDictionary<string, object> Choices) : Shape;

/// <summary>Anything that JSON can hold.</summary>
internal sealed record AnyShape : Shape;

/// <summary>A value that is kept together with its place.</summary>
internal sealed record LocatedShape(Type Type, Shape Inner) : Shape;

internal sealed record ListShape(Type Item, Shape Inner, bool NotEmpty) : Shape;

/// <summary>A map from names, or from the words of a choice.</summary>
/// <param name="Form">What keys that are no choice must look like.</param>
internal sealed record MapShape(Type Key, Type Value, ChoiceShape? Keys, TextForm? Form, Shape Inner) : Shape;

/// <param name="OneOf">The names of fields of which exactly one is there; empty where there is no such rule.</param>
internal sealed record RecordShape(Type Type, string? Doc, IReadOnlyList<RecordField> Fields, IReadOnlyList<string> OneOf) : Shape;

/// <summary>A record that may be written as the value of one of its fields alone.</summary>
internal sealed record ShorthandShape(RecordShape Record, RecordField Field) : Shape;

internal sealed record RecordField(string Name, PropertyInfo Property, bool Required, string Doc, Shape Shape);
