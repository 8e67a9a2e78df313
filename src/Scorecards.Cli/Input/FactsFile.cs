using System.Globalization;
using System.Text.Json;
using Scorecards.Core;
using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Cli.Input;

/// <summary>A file of variables for an expression, in YAML or JSON: a map of <c>facts</c>, <c>service</c>, <c>now</c>, or any other names.</summary>
internal static class FactsFile
{
    /// <summary>The variables by name, or every problem found.</summary>
    public static (IReadOnlyDictionary<string, CelValue> Variables, IReadOnlyList<Problem> Problems) Read(string text, string file)
    {
        var (value, problems) = text.AsSpan().TrimStart() is ['{', ..] ? ReadJson(text, file) : ReadYaml(text, file);
        var variables = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        if (problems.Count > 0)
        {
            return (variables, problems);
        }

        if (value.Kind != CelKind.Map)
        {
            return (variables, [new Problem(file, 1, 1, "the file must be a map of variables", "such as facts: { schedule: { users: [a, b] } }")]);
        }

        foreach (var (name, variable) in value.AsMap())
        {
            variables[name.AsString()] = variable;
        }

        return Typed(variables, file);
    }

    private static (CelValue Value, IReadOnlyList<Problem> Problems) ReadJson(string text, string file)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return (CelValue.FromJson(json.RootElement), []);
        }
        catch (JsonException) when (!file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            // YAML may begin with a brace too.
            return ReadYaml(text, file);
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0) + 1;
            var column = (int)(e.BytePositionInLine ?? 0) + 1;
            return (default, [new Problem(file, line, column, "this is not JSON", "look for a missing quote, comma, colon or bracket")]);
        }
    }

    private static (CelValue Value, IReadOnlyList<Problem> Problems) ReadYaml(string text, string file)
    {
        var yaml = YamlReader.Read(text, file, YamlLimits.Catalog);
        return yaml switch
        {
            { Problems.Count: > 0 } => (default, yaml.Problems),
            { Documents: [] } => (CelValue.Map([]), []),
            { Documents: [var document] } => (document.ToCel(), []),
            { Documents: [_, var second, ..] } => (default, [new Problem(file, second.Line, second.Column, "the file must be one document, this is a second one")]),
            _ => (default, []),
        };
    }

    /// <summary>Neither YAML nor JSON has timestamps: <c>now</c> is written as text.</summary>
    private static (IReadOnlyDictionary<string, CelValue>, IReadOnlyList<Problem>) Typed(Dictionary<string, CelValue> variables, string file)
    {
        if (variables.TryGetValue("now", out var now))
        {
            if (now.Kind != CelKind.String
                || !DateTimeOffset.TryParse(now.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return (variables, [new Problem(file, 0, 0, "'now' is not a time", "write it as 2026-01-31T12:00:00Z")]);
            }

            variables["now"] = CelValue.Of(moment);
        }

        if (variables.TryGetValue("facts", out var facts) && facts.Kind is not (CelKind.Map or CelKind.Null))
        {
            return (variables, [new Problem(file, 0, 0, "'facts' must be a map of facts by name")]);
        }

        return (variables, []);
    }
}
