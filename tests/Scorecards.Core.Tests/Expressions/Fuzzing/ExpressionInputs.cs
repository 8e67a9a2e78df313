using System.Collections;
using System.Reflection;
using System.Text;

namespace Scorecards.Core.Tests.Expressions.Fuzzing;

/// <summary>Inputs that someone careless or hostile could give: the same for the same seed.</summary>
internal sealed class ExpressionInputs(int seed)
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ".", ".?", "[?", "?", ":", "+", "-", "*", "/", "%", "!", "&&", "||", "==", "!=", "<", "<=", ">", ">=", " in ",
        "true", "false", "null", "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "1.5", "1e308", "0x7f", "'a'", "'😀'", "b'\\xff'",
        "'''", "\"", "'", "r'", "`", "\\", "//", "\n", "${", "facts", "facts.list", "facts.map", "facts.gone", "x", "y", "int", "string",
        "size(", ".size()", ".all(x,", ".exists(x,", ".map(x,", ".filter(x,", ".exists_one(x,", ".transformMap(x,y,", ".transformList(x,y,", "cel.bind(x,", "has(",
        ".matches(", "'(a|b)*'", "'[^a]{1,100}'", "'\\\\pL+'", ".split('')", ".join(", ".format([", ".replace('',", "lists.range(", ".flatten(9)", ".sort()", ".distinct()",
        "optional.of(", ".orValue(", ".optMap(x,", "timestamp(", "duration(", "'1h'", ".getHours(", "math.greatest(", "base64.decode(", "sets.contains(", ".reverse()",
    ];

    private static readonly string[] Corpus = ReadCorpus();

    private readonly Random _random = new(seed);

    public string Next() => _random.Next(8) switch
    {
        0 => Noise(),
        1 => Soup(),
        2 => Deep(),
        3 => Huge(),
        4 => new ExpressionGrammar(_random).Next(),
        _ => Mutated(),
    };

    // The sources of the whole language suite.
    private static string[] ReadCorpus() => [.. typeof(ExpressionInputs).Assembly.GetTypes()
        .Where(type => type.Namespace == "Scorecards.Core.Tests.Expressions.Language")
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => field.GetValue(null))
        .OfType<TheoryData<string, string>>()
        .SelectMany(rows => ((IEnumerable)rows).Cast<object[]>())
        .Select(row => (string)row[0])
        .Order(StringComparer.Ordinal)];

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private string Noise()
    {
        var text = new StringBuilder();
        for (var left = _random.Next(200); left > 0; left--)
            text.Append((char)_random.Next(_random.Next(2) == 0 ? 128 : 0x10000));
        return text.ToString();
    }

    private string Soup() => string.Concat(Enumerable.Range(0, _random.Next(1, 60)).Select(_ => Pick(Pieces)));

    private string Deep()
    {
        var (open, close) = (Pick(Pieces), Pick(Pieces));
        var depth = _random.Next(1, 300);
        return Repeated(open, depth) + Pick(Corpus) + Repeated(close, depth);
    }

    private string Huge()
    {
        var size = _random.Next(1, 5000);
        return _random.Next(6) switch
        {
            0 => Repeated("9", size),
            1 => "0." + Repeated("1", size) + "e" + _random.Next(-400, 400),
            2 => $"'{Repeated("é", size)}'.matches('{Repeated(Pick(["a?", "(a", "[b-", "a{9}", "\\\\pL", "(?i)k|", ".*"]), size / 20)}')",
            3 => $"[{Repeated("1,", size / 2)}]",
            4 => $"facts.list{Repeated(Pick([".a", "[0]", ".size()", ".map(x, x)", ".flatten()"]), size / 10)}",
            _ => $"'{Repeated(Pick(["\\n", "\\x41", "\\U0001F600", "${", "%s"]), size / 4)}'",
        };
    }

    private string Mutated()
    {
        var text = new StringBuilder(Pick(Corpus));
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
        {
            var at = _random.Next(text.Length + 1);
            switch (_random.Next(5))
            {
                case 0 when at < text.Length:
                    text.Remove(at, Math.Min(_random.Next(1, 5), text.Length - at));
                    break;
                case 1 when at < text.Length:
                    text[at] = (char)_random.Next(32, 127);
                    break;
                case 2:
                    text.Insert(at, Pick(Corpus));
                    break;
                case 3:
                    text.Insert(at, (char)_random.Next(0x10000));
                    break;
                default:
                    text.Insert(at, Pick(Pieces));
                    break;
            }
        }

        return text.ToString();
    }

    private static string Repeated(string text, int count) => new StringBuilder().Insert(0, text, Math.Clamp(count, 0, 6000 / Math.Max(1, text.Length))).ToString();
}
