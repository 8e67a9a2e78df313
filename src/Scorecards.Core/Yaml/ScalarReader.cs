using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scorecards.Core.Yaml;

/// <summary>Makes a scalar out of its event, with the place of the text itself.</summary>
internal static class ScalarReader
{
    private static readonly TagName _string = new("tag:yaml.org,2002:str");

    /// <param name="file">The whole text, in which the event's marks point.</param>
    public static YamlScalar Read(Scalar scalar, string file)
    {
        var place = new SourcePlace(file, (int)scalar.Start.Index, (int)scalar.Start.Line, (int)scalar.Start.Column);
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            SkipProperties(ref place, scalar.End.Index);
        }

        switch (scalar.Style)
        {
            case ScalarStyle.Literal or ScalarStyle.Folded:
                while (!place.AtEnd && !SourcePlace.IsBreak(place.Current))
                {
                    place.Next();
                }

                return Make(scalar, ScalarForm.Block, new ScalarSource(file, place.Index, place.Line, place.Column, ScalarForm.Block));

            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                place.Skip(1);
                var form = scalar.Style == ScalarStyle.SingleQuoted ? ScalarForm.SingleQuoted : ScalarForm.DoubleQuoted;
                return Make(scalar, form, new ScalarSource(file, place.Index, place.Line, place.Column, form));

            default:
                return scalar.Start.Line == scalar.End.Line && scalar.Value.Length > 0
                    ? new YamlScalar(place.Line, place.Column, scalar.Value, IsPlain(scalar)) { Characters = scalar.Value.Length }
                    : Make(scalar, ScalarForm.Plain, new ScalarSource(file, place.Index, place.Line, place.Column, ScalarForm.Plain));
        }
    }

    private static YamlScalar Make(Scalar scalar, ScalarForm form, ScalarSource source)
    {
        var (line, column) = source.At(scalar.Value, 0);
        return new YamlScalar(line, column, scalar.Value, form == ScalarForm.Plain && IsPlain(scalar)) { Source = source, Characters = scalar.Value.Length };
    }

    private static bool IsPlain(Scalar scalar) => scalar.Tag.IsEmpty || scalar.Tag != _string;

    /// <summary>Moves over an anchor, a tag and what is between them and the text.</summary>
    private static void SkipProperties(ref SourcePlace place, long end)
    {
        var begin = place;
        while (place.Index < end && (SourcePlace.IsSpace(place.Current) || place.Current is '&' or '!' or '#'))
        {
            var isComment = place.Current == '#';
            if (SourcePlace.IsSpace(place.Current))
            {
                place.SkipSpace();
                continue;
            }

            while (place.Index < end && (isComment ? !SourcePlace.IsBreak(place.Current) : !SourcePlace.IsSpace(place.Current)))
            {
                place.Next();
            }
        }

        if (place.Index >= end)
        {
            // There is no text: the properties stand for it.
            place = begin;
        }
    }
}
