using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>A Dockerfile or Containerfile (https://docs.docker.com/reference/dockerfile/), as far as its bases, user and health check go.</summary>
/// <param name="Bases">The images its stages stand on, other stages and <c>scratch</c> left out.</param>
/// <param name="User">Whom the last stage runs as; null when it does not say, and its base decides.</param>
internal sealed partial record ContainerFile(string Path, IReadOnlyList<string> Bases, string? User, bool HasHealthCheck)
{
    public IEnumerable<string> Unpinned => Bases.Where(image => !image.Contains("@sha256:", StringComparison.Ordinal));

    public bool IsRoot => User?.Split(':')[0] is "root" or "0";

    public static ContainerFile Read(string path, string text)
    {
        var stages = new Dictionary<string, Stage>(StringComparer.OrdinalIgnoreCase);
        var (defaults, bases) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        var current = new Stage(null, false);
        string? name = null;
        foreach (var (instruction, rest) in Instructions(text))
        {
            switch (instruction)
            {
                case "ARG" when bases.Count == 0 && stages.Count == 0 && rest.Split('=', 2) is [var argument, var value]:
                    defaults[argument.Trim()] = value.Trim().Trim('"', '\'');
                    break;
                case "FROM":
                    var words = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
                    var image = Replaced(words.FirstOrDefault() ?? "", defaults);
                    var isStage = stages.TryGetValue(image, out var parent);
                    current = isStage ? parent! : new Stage(null, false);
                    if (!isStage && image is not ("" or "scratch"))
                        bases.Add(image);
                    name = words is [_, var keyword, var given] && keyword.Equals("AS", StringComparison.OrdinalIgnoreCase) ? given : $"#{stages.Count}";
                    stages[name] = current;
                    break;
                case "USER":
                    current = current with { User = rest.Trim() };
                    break;
                case "HEALTHCHECK":
                    current = current with { HasHealthCheck = !rest.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase) };
                    break;
            }

            if (name is not null)
                stages[name] = current;
        }

        return new ContainerFile(path, bases, current.User, current.HasHealthCheck);
    }

    public CelValue ToValue() => new FactFields
    {
        { "path", Path },
        { "bases", Bases },
        { "unpinned", Unpinned },
        { "user", User },
        { "root", IsRoot },
        { "healthCheck", HasHealthCheck },
    }.ToValue();

    private static IEnumerable<(string Instruction, string Words)> Instructions(string text)
    {
        var (line, end) = ("", (string?)null);
        foreach (var raw in text.Split('\n').Select(one => one.TrimEnd('\r')))
        {
            // A document within: nothing of it is an instruction.
            if (end is not null)
            {
                end = raw.Trim() == end ? null : end;
                continue;
            }

            if (raw.TrimStart().StartsWith('#'))
                continue;
            line += raw.TrimStart();
            if (line.EndsWith('\\'))
            {
                line = line[..^1] + " ";
                continue;
            }

            if (line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is [var instruction, var rest])
            {
                yield return (instruction.ToUpperInvariant(), rest);
                if (instruction.ToUpperInvariant() is "RUN" or "COPY" or "ADD" && Document().Match(rest) is { Success: true } document)
                    end = document.Groups[1].Value;
            }

            line = "";
        }
    }

    private static string Replaced(string image, Dictionary<string, string> defaults) =>
        Variable().Replace(image, match => defaults.GetValueOrDefault(match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].Value : match.Value));

    [GeneratedRegex(@"<<-?[""']?([A-Za-z_][A-Za-z0-9_]{0,99})[""']?", RegexOptions.CultureInvariant)]
    private static partial Regex Document();

    [GeneratedRegex(@"\$\{?([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}?", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    private sealed record Stage(string? User, bool HasHealthCheck);
}
