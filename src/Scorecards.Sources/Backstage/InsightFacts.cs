using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Backstage;

/// <summary>
/// The answer of <c>/facts/latest</c> as a fact: a map from the id of a fact retriever to <c>{version, timestamp, facts}</c>. The facts
/// of all retrievers stand beside each other, as Tech Insights' own checks see them.
/// </summary>
internal static class InsightFacts
{
    /// <summary>Null when there is nothing of any of the retrievers.</summary>
    /// <param name="wrong">Told of each fact that is not as it is declared.</param>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue? Read(JsonElement body, IReadOnlyList<string> retrievers, InsightForm form, Action<string> wrong, DateTimeOffset now)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is no map of fact retrievers");
        var found = retrievers.Where(id => body.Part(id) is not null).Select(id => (Id: id, Row: Row(body.Part(id)!.Value, id, form, wrong, now))).ToList();
        if (found.Count == 0)
            return null;
        var facts = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        foreach (var (name, value) in found.SelectMany(one => one.Row.Facts.AsMap()))
            facts[name.AsString()] = value;
        return new FactFields
        {
            { "facts", CelValue.Map([.. facts]) },
            { "ageMinutes", found.Max(one => one.Row.AgeMinutes) },
            { "missing", retrievers.Except(found.Select(one => one.Id)) },
            { "retrievers", CelValue.Map([.. found.Select(one => KeyValuePair.Create(one.Id, one.Row.Value))]) },
        }.ToValue();
    }

    private static (CelValue Facts, long AgeMinutes, CelValue Value) Row(JsonElement row, string id, InsightForm form, Action<string> wrong, DateTimeOffset now)
    {
        if (row.Part("facts") is not { ValueKind: JsonValueKind.Object } values)
            throw new FormatException($"'{id}' has no facts");
        var at = row.Time("timestamp");
        // Its clock may be ahead of ours.
        var age = Math.Max(0, (long)(now - at).TotalMinutes);
        var facts = form.Take(values.EnumerateObject().Select(fact => KeyValuePair.Create(fact.Name, CelValue.FromJson(fact.Value))), wrong);
        return (facts, age, new FactFields
        {
            { "version", row.Text("version") },
            { "at", row.Text("timestamp") },
            { "ageMinutes", age },
            { "facts", facts },
        }.ToValue());
    }
}
