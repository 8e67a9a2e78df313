using Scorecards.Core.Expressions;

namespace Scorecards.Core.Yaml;

/// <summary>A single value. Plain text is typed by the core schema of YAML 1.2 (chapter 10.3); quoted and block text is a string.</summary>
/// <param name="Line">Where the text itself begins: inside the quotes, or on the first line of a block that is not empty.</param>
public sealed record YamlScalar(int Line, int Column, string Text, bool IsPlain) : YamlNode(Line, Column)
{
    /// <summary>Where the text stands in the file; null when it stands there as it is, on one line.</summary>
    internal ScalarSource? Source { get; init; }

    public CelValue Value => IsPlain ? CoreSchema.Resolve(Text) : CelValue.Of(Text);

    public bool IsString => Value.Kind == CelKind.String;

    public bool IsNull => IsPlain && CoreSchema.IsNull(Text);

    /// <summary>The place in the file of a line and column of the text, all from 1; columns of the text are in code points.</summary>
    public (int Line, int Column) At(int line, int column)
    {
        var offset = Offset(line, column);
        return Source?.At(Text, offset) ?? (Line, Column + offset);
    }

    public override string Describe() => Value.Kind switch
    {
        CelKind.Null => "nothing",
        CelKind.Bool => $"the bool {Text}",
        CelKind.Int or CelKind.UInt or CelKind.Double => $"the number {Text}",
        _ => $"the text '{(Text.Length > 40 ? Text[..40] + "…" : Text)}'",
    };

    private int Offset(int line, int column)
    {
        var offset = 0;
        for (var i = 1; i < line && Text.IndexOf('\n', offset) is var end and >= 0; i++)
        {
            offset = end + 1;
        }

        for (var i = 1; i < column && offset < Text.Length; i++)
        {
            offset += char.IsSurrogatePair(Text, offset) ? 2 : 1;
        }

        return offset;
    }
}
