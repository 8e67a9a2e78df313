using System.Globalization;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Text;

/// <summary>Moments as people and programs write them: RFC 3339, with the zone, without which a moment is a guess.</summary>
public static partial class Moment
{
    /// <summary>What is wrong with a text that is no moment, after the name of its field.</summary>
    public const string Mistake = "must be a moment with its zone, such as 2030-01-31T09:00:00Z or 2030-01-31T09:00:00+01:00";

    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        return Form().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out moment);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
