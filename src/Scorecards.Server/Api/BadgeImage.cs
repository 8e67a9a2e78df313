using System.Globalization;
using Scorecards.Core.Grades;

namespace Scorecards.Server.Api;

/// <summary>A grade as an SVG image for README files and portals: it reads without colour, on light and dark ground, with the fonts at hand.</summary>
internal static class BadgeImage
{
    public const string MediaType = "image/svg+xml";

    public const string Label = "scorecard";

    private const int LabelWidth = 68;
    private const int Height = 20;

    public static string Of(Grade grade, decimal? score)
    {
        var message = score is { } points && grade != Grade.U ? string.Create(CultureInfo.InvariantCulture, $"{grade.Letter()} · {points:0.0}") : grade.Letter();

        // Digits and capitals of the usual sans-serif fonts at 11 px are about 7 px wide.
        var right = 14 + (7 * message.Length);
        var width = LabelWidth + right;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{Height}" viewBox="0 0 {width} {Height}" role="img" aria-label="{Label}: {message}">
            <title>{Label}: {message}</title>
            <clipPath id="r"><rect width="{width}" height="{Height}" rx="4"/></clipPath>
            <g clip-path="url(#r)"><rect width="{LabelWidth}" height="{Height}" fill="#343a44"/><rect x="{LabelWidth}" width="{right}" height="{Height}" fill="#{ColorOf(grade)}"/></g>
            <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">
            <text x="{LabelWidth / 2}" y="14">{Label}</text><text x="{LabelWidth + (right / 2)}" y="14" font-weight="bold">{message}</text>
            </g>
            </svg>
            """);
    }

    /// <summary>Six hexadecimal digits. White text on each has a contrast of at least 4.5.</summary>
    public static string ColorOf(Grade grade) => grade.Family() switch
    {
        'A' => "0d6b3c",
        'B' => "0d6470",
        'C' => "735400",
        'D' => "96400a",
        'F' => "a31621",
        _ => "4d5562",
    };
}
