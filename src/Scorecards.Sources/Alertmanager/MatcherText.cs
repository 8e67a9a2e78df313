using System.Text;

namespace Scorecards.Sources.Alertmanager;

/// <summary>
/// Reads matchers as the configuration holds them: <c>name="value"</c> with <c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>, several with commas
/// between them, with or without braces around; names and values with or without quotes.
/// </summary>
internal sealed class MatcherText
{
    private readonly string _text;
    private int _at;

    private MatcherText(string text) => _text = text;

    /// <exception cref="FormatException">The text is no list of matchers.</exception>
    public static List<LabelMatcher> Read(string text)
    {
        var trimmed = text.Trim();
        var isInBraces = trimmed is ['{', .., '}'];
        var reader = new MatcherText(isInBraces ? trimmed[1..^1] : trimmed);
        var matchers = new List<LabelMatcher>();
        for (reader.SkipSpace(); reader._at < reader._text.Length; reader.SkipSpace())
        {
            matchers.Add(reader.One());
            reader.SkipSpace();
            if (reader._at < reader._text.Length && reader._text[reader._at++] != ',')
                throw reader.Unreadable();
        }

        return matchers;
    }

    private LabelMatcher One()
    {
        var name = Word("=!,");
        SkipSpace();
        var sign = _at + 1 < _text.Length && _text[_at] is '=' or '!' ? _text.AsSpan(_at, 2) : _text.AsSpan(Math.Min(_at, _text.Length));
        var (length, isEqual, isRegex) = sign switch
        {
            "=~" => (2, true, true),
            "!~" => (2, false, true),
            "!=" => (2, false, false),
            ['=', ..] => (1, true, false),
            _ => throw Unreadable(),
        };
        _at += length;
        SkipSpace();
        var value = Word(",");
        return name.Length > 0 ? new LabelMatcher(name, value, isRegex, isEqual) : throw Unreadable();
    }

    private string Word(string ends)
    {
        if (_at < _text.Length && _text[_at] == '"')
            return Quoted();
        var start = _at;
        while (_at < _text.Length && !ends.Contains(_text[_at], StringComparison.Ordinal))
            _at++;
        return _text[start.._at].Trim();
    }

    private string Quoted()
    {
        var word = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return word.ToString();
                case '\\' when _at + 1 < _text.Length:
                    // As in Prometheus' text format: another letter after the backslash stands with it, as in a pattern's \d.
                    _at++;
                    word.Append(_text[_at] switch { 'n' => "\n", '"' => "\"", '\\' => "\\", var other => $"\\{other}" });
                    break;
                default:
                    word.Append(_text[_at]);
                    break;
            }
        }

        throw Unreadable();
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private FormatException Unreadable() => new($"the matcher {_text} cannot be read");
}
