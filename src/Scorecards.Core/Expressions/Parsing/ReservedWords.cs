using System.Collections.Frozen;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Words that the language keeps for its hosts: they may be fields, never names of variables or functions.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsReserved(string word) => Reserved.Contains(word);
}
