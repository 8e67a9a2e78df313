namespace Scorecards.Core.Yaml;

/// <summary>
/// Where a scalar was read. Its value and its text in the file differ by indentation, folded lines and escapes, so a place is
/// found by walking over both side by side; that is done only for a mistake that has to be shown.
/// </summary>
/// <param name="index">Of the first character within the quotes, of plain text, or of the line break that ends a block's header.</param>
/// <param name="line">Of that character, from 1.</param>
/// <param name="column">Of that character, from 1.</param>
internal sealed class ScalarSource(string file, int index, int line, int column, ScalarForm form)
{
    /// <summary>
    /// The place of the character at an offset of the value; of white space, where it begins in the file; past the text, its end.
    /// </summary>
    public (int Line, int Column) At(string value, int offset)
    {
        var place = new SourcePlace(file, index, line, column);
        var at = 0;
        if (form == ScalarForm.Block)
        {
            place.SkipSpace();
            at = SpaceEnd(value, 0);
        }

        var end = value.AsSpan().TrimEnd().Length;
        while (at < end && !place.AtEnd)
        {
            var ahead = place;
            var length = Step(ref ahead, value, at);
            if (length > 0 && at + length > offset)
            {
                break;
            }

            place = ahead;
            at += length;
        }

        return (place.Line, place.Column);
    }

    /// <summary>Moves on by what belongs together in the file, and returns how much of the value that is.</summary>
    private int Step(ref SourcePlace place, string value, int at)
    {
        switch (place.Current)
        {
            case '\'' when form == ScalarForm.SingleQuoted:
                place.Skip(2);
                return 1;
            case '\\' when form == ScalarForm.DoubleQuoted:
                return place.SkipEscape();
        }

        if (!SourcePlace.IsSpace(place.Current))
        {
            place.Skip(1);
            return 1;
        }

        var ahead = place;
        var breaks = ahead.SkipSpace();
        if (breaks == 0)
        {
            place.Skip(1);
            return 1;
        }

        place = ahead;
        return form == ScalarForm.Block ? SpaceEnd(value, at) - at : breaks == 1 ? 1 : breaks - 1;
    }

    private static int SpaceEnd(string value, int at)
    {
        while (at < value.Length && SourcePlace.IsSpace(value[at]))
        {
            at++;
        }

        return at;
    }
}

/// <summary>How a scalar is written, as far as that decides where its characters are.</summary>
internal enum ScalarForm
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Block,
}
