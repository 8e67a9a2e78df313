using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;

namespace Scorecards.Cli.Import;

/// <summary>Writes parts of expressions.</summary>
internal static partial class CelText
{
    /// <summary>A literal; null for a value that is no scalar.</summary>
    public static string? Literal(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool() ? "true" : "false",
        CelKind.Int => value.AsInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Double when double.IsFinite(value.AsDouble()) => Decimal(value.AsDouble()),
        CelKind.String => Quoted(value.AsString()),
        _ => null,
    };

    /// <summary>A member of what stands before it: <c>.name</c>, or <c>["a name"]</c>.</summary>
    public static string Member(string name) => Name().IsMatch(name) && !_reserved.Contains(name) ? $".{name}" : $"[{Quoted(name)}]";

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // As the language definition lists them.
    private static readonly HashSet<string> _reserved =
    [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop", "namespace", "null",
        "package", "return", "true", "var", "void", "while",
    ];

    private static string Decimal(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    [GeneratedRegex(Names.Identifier, RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
