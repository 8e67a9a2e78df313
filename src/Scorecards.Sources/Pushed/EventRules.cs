using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Sources.Pushed;

/// <summary>Reads the option <c>events</c>.</summary>
internal static class EventRules
{
    private static readonly string[] _fields = ["type", "fact", "service", "value"];

    public static IReadOnlyList<EventRule> Read(CelValue events, IReadOnlyList<FactDeclaration> facts, Action<string> report)
    {
        if (events.Kind != CelKind.List)
        {
            report("'events' must be a list such as [{ type: dev.cdevents.service.deployed, fact: deployment }]");
            return [];
        }

        return [.. events.AsList().Select((written, i) => Rule(written, facts, problem => report($"events[{i}] {problem}"))).OfType<EventRule>()];
    }

    private static EventRule? Rule(CelValue written, IReadOnlyList<FactDeclaration> facts, Action<string> report)
    {
        if (written.Kind != CelKind.Map)
        {
            report("must have a type and the fact that it becomes");
            return null;
        }

        var fields = written.AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value);
        foreach (var field in fields.Keys.Where(field => !_fields.Contains(field)))
        {
            report($"has no '{field}' ({Spelling.Hint(field, _fields)})");
        }

        var (type, fact) = (Text(fields, "type", report), Text(fields, "fact", report));
        if (type is null || fact is null)
        {
            report("must have a type and the fact that it becomes");
            return null;
        }

        if (facts.FirstOrDefault(f => f.Name == fact) is not { } declared)
        {
            report($"becomes the fact '{fact}', which is not among the facts ({Spelling.Hint(fact, [.. facts.Select(f => f.Name)])})");
            return null;
        }

        return new EventRule(type, declared, Compiled(fields, "service", report), Compiled(fields, "value", report));
    }

    private static Expression? Compiled(Dictionary<string, CelValue> fields, string field, Action<string> report)
    {
        if (Text(fields, field, report) is not { } source)
        {
            return null;
        }

        var compiled = Expression.Compile(source, InboundEvent.Scope);
        foreach (var problem in compiled.Problems)
        {
            report($"{field}: {problem.Message}{(problem.Hint is null ? "" : $" ({problem.Hint})")}");
        }

        return compiled.Value;
    }

    private static string? Text(Dictionary<string, CelValue> fields, string field, Action<string> report)
    {
        if (!fields.TryGetValue(field, out var value))
        {
            return null;
        }

        if (value.Kind == CelKind.String && value.AsString().Length > 0)
        {
            return value.AsString();
        }

        report($"{field} must be a text");
        return null;
    }
}
