using System.Collections.Frozen;
using System.Globalization;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>The sets that RE2 has names for: Perl's (<c>\d</c>), POSIX's (<c>[:alpha:]</c>) and the Unicode categories (<c>\p{Lu}</c>).</summary>
internal static class NamedSets
{
    public static readonly CodePointSet Digit = CodePointSet.Of(('0', '9'));
    public static readonly CodePointSet Word = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));
    public static readonly CodePointSet Space = CodePointSet.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));
    public static readonly CodePointSet Any = CodePointSet.Of((0, CodePointSet.Last));
    public static readonly CodePointSet AnyButNewline = CodePointSet.Of(('\n', '\n')).Complement();

    private static readonly FrozenDictionary<string, CodePointSet> Posix = new Dictionary<string, CodePointSet>
    {
        ["alnum"] = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = CodePointSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = CodePointSet.Of((0, 0x7F)),
        ["blank"] = CodePointSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CodePointSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digit,
        ["graph"] = CodePointSet.Of(('!', '~')),
        ["lower"] = CodePointSet.Of(('a', 'z')),
        ["print"] = CodePointSet.Of((' ', '~')),
        ["punct"] = CodePointSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CodePointSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CodePointSet.Of(('A', 'Z')),
        ["word"] = Word,
        ["xdigit"] = CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    }.ToFrozenDictionary();

    private static readonly Lazy<FrozenDictionary<string, CodePointSet>> Categories = new(ReadCategories);

    public static bool TryGetPosix(string name, out CodePointSet set) => Posix.TryGetValue(name, out set!);

    /// <summary>A category by its name of one or two letters, or Any.</summary>
    public static bool TryGetUnicode(string name, out CodePointSet set)
    {
        set = Any;
        return name == "Any" || Categories.Value.TryGetValue(name, out set!);
    }

    private static FrozenDictionary<string, CodePointSet> ReadCategories()
    {
        var ranges = new Dictionary<string, List<(int, int)>>();
        var from = 0;
        for (var i = 1; i <= CodePointSet.Last + 1; i++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(from);
            if (i <= CodePointSet.Last && CharUnicodeInfo.GetUnicodeCategory(i) == category)
                continue;
            var name = NameOf(category);
            if (name.Length == 2)
            {
                Add(name, (from, i - 1));
                Add(name[..1], (from, i - 1));
            }

            from = i;
        }

        return ranges.ToFrozenDictionary(pair => pair.Key, pair => CodePointSet.Of(pair.Value));

        void Add(string name, (int, int) range)
        {
            if (!ranges.TryGetValue(name, out var list))
                ranges[name] = list = [];
            list.Add(range);
        }
    }

    private static string NameOf(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.Surrogate => "Cs",
        _ => "",
    };
}
