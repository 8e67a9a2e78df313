using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Scorecards.Core.Text;

namespace Scorecards.Cli.CommandLine;

/// <summary>Options that take a time or a duration. A time says its zone: what is due at nine is due at another moment elsewhere.</summary>
internal static partial class Moments
{
    private static readonly string[] _forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A moment such as <c>2030-01-31T12:00:00+01:00</c>.</summary>
    public static Option<DateTimeOffset?> At(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Moment(result.Tokens[0].Value, name, result),
    };

    /// <summary>A duration from now such as <c>4h</c>, or a moment.</summary>
    public static Option<DateTimeOffset?> Until(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Duration.TryParse(result.Tokens[0].Value, out var duration)
            ? DateTimeOffset.UtcNow + duration
            : Moment(result.Tokens[0].Value, name, result),
    };

    /// <summary>A duration such as <c>10m</c>.</summary>
    /// <param name="description">With what it is by default.</param>
    public static Option<TimeSpan?> For(string name, string description, TimeSpan longest) => new(name)
    {
        Description = description,
        HelpName = "DURATION",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Duration.TryParse(text, out var duration) && duration <= longest)
            {
                return duration;
            }

            result.AddError($"{name} is '{text}': give a duration such as 90s or 10m, at most {Duration.Format(longest)}");
            return null;
        },
    };

    private static DateTimeOffset? Moment(string text, string name, ArgumentResult result)
    {
        if (!DateTimeOffset.TryParseExact(text, _forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment))
        {
            result.AddError($"{name} is '{text}': give a time with its zone, such as 2030-01-31T12:00:00Z or 2030-01-31T12:00:00+01:00");
            return null;
        }

        if (!Zone().IsMatch(text))
        {
            result.AddError($"{name} is '{text}', a time in no zone: add it, such as {text}Z for UTC or {text}+01:00");
            return null;
        }

        return moment;
    }

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
