namespace Scorecards.Core.Yaml;

/// <summary>A character of a file with its line and column.</summary>
internal struct SourcePlace(string file, int index, int line, int column)
{
    private int _index = index;

    public int Line { get; private set; } = line;

    public int Column { get; private set; } = column;

    public readonly int Index => _index;

    public readonly bool AtEnd => _index >= file.Length;

    public readonly char Current => AtEnd ? '\0' : file[_index];

    public static bool IsSpace(char c) => c is ' ' or '\t' || IsBreak(c);

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Moves on by characters of one line.</summary>
    public void Skip(int count)
    {
        _index += count;
        Column += count;
    }

    /// <summary>Moves over a line break, or one character.</summary>
    public void Next()
    {
        if (!IsBreak(Current))
        {
            Skip(1);
            return;
        }

        _index += Current == '\r' && _index + 1 < file.Length && file[_index + 1] == '\n' ? 2 : 1;
        Line++;
        Column = 1;
    }

    /// <summary>Moves over spaces, tabs and line breaks, and returns how many line breaks there were.</summary>
    public int SkipSpace()
    {
        var begin = Line;
        while (!AtEnd && IsSpace(Current))
        {
            Next();
        }

        return Line - begin;
    }

    /// <summary>Moves over an escape of double-quoted text (YAML 1.2, chapter 5.7), and returns the length of what it stands for.</summary>
    public int SkipEscape()
    {
        Skip(1);
        switch (Current)
        {
            case 'x':
                Skip(3);
                return 1;
            case 'u':
                Skip(5);
                return 1;
            case 'U':
                var isPair = _index + 8 < file.Length && file.AsSpan(_index + 1, 4) is not "0000";
                Skip(9);
                return isPair ? 2 : 1;
            case var c when IsBreak(c):
                // The break itself is left out; each empty line after it is one.
                return SkipSpace() - 1;
            default:
                Skip(1);
                return 1;
        }
    }
}
