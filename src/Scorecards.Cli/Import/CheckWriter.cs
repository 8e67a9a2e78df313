using System.Text;
using System.Text.RegularExpressions;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Backstage;

namespace Scorecards.Cli.Import;

/// <summary>Writes a check document. Text is quoted as in expressions, which YAML reads alike.</summary>
internal static partial class CheckWriter
{
    public static string Write(InsightCheck check, string source, string pass, string? appliesTo)
    {
        var text = new StringBuilder();
        Line("apiVersion: " + Names.ApiVersion);
        Line("kind: Check");
        Line("metadata:");
        Line("  name: " + NameOf(check.Id));
        if (check.Title is { Length: > 0 } title)
            Line("  title: " + CelText.Quoted(title));
        if (check.Description is { Length: > 0 } description)
            Line("  description: " + CelText.Quoted(description));
        Line("  tags: [tech-insights]");
        Line("spec:");
        if (appliesTo is not null)
            Line("  appliesTo: " + CelText.Quoted(appliesTo));
        Line("  facts:");
        Line($"    insights: {{ source: {CelText.Quoted(source)}, query: {BackstageKind.Insights}, with: {{ {BackstageKind.Retrievers}: [{string.Join(", ", check.FactIds.Select(CelText.Quoted))}] }} }}");
        Line("  pass: " + CelText.Quoted(pass));
        if (check.Link is { } link)
            Line($"  fix: {{ link: {CelText.Quoted(link)} }}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>An id in kebab-case: <c>groupOwnerCheck</c> is <c>group-owner-check</c>. Empty for an id without a letter or digit.</summary>
    public static string NameOf(string id) => Other().Replace(Hump().Replace(id, "-"), "-").Trim('-').ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
