using Scorecards.Core.Expressions;

namespace Scorecards.Core.Catalog;

/// <summary>A service as expressions see it. What a service does not have (a team, a system) is absent: <c>has(service.team)</c>.</summary>
public static class ServiceValue
{
    public static readonly CelType Type = CelType.Object("service", new Dictionary<string, CelType>
    {
        ["id"] = CelType.String,
        ["name"] = CelType.String,
        ["namespace"] = CelType.String,
        ["title"] = CelType.String,
        ["description"] = CelType.String,
        ["team"] = CelType.String,
        ["system"] = CelType.String,
        ["type"] = CelType.String,
        ["lifecycle"] = CelType.String,
        ["tier"] = CelType.Int,
        ["tags"] = CelType.List(CelType.String),
        ["labels"] = CelType.Map(CelType.String, CelType.String),
        ["annotations"] = CelType.Map(CelType.String, CelType.String),
        ["dependsOn"] = CelType.List(CelType.String),
    });

    public static CelValue Of(Service service)
    {
        var fields = new List<KeyValuePair<string, CelValue>>(14)
        {
            new("id", CelValue.Of(service.Id)),
            new("name", CelValue.Of(service.Name)),
            new("namespace", CelValue.Of(service.Namespace)),
            new("title", CelValue.Of(service.Title ?? service.Name)),
            new("type", CelValue.Of(service.Type)),
            new("lifecycle", CelValue.Of(service.Lifecycle)),
            new("tier", CelValue.Of(service.Tier)),
            new("tags", Texts(service.Tags)),
            new("labels", Map(service.Labels)),
            new("annotations", Map(service.Annotations)),
            new("dependsOn", Texts(service.DependsOn)),
        };
        AddIfThere(fields, "description", service.Description);
        AddIfThere(fields, "team", service.Team);
        AddIfThere(fields, "system", service.System);
        return CelValue.Map(fields);
    }

    private static void AddIfThere(List<KeyValuePair<string, CelValue>> fields, string name, string? value)
    {
        if (value is not null)
        {
            fields.Add(new(name, CelValue.Of(value)));
        }
    }

    private static CelValue Texts(IReadOnlyList<string> texts) => CelValue.List([.. texts.Select(CelValue.Of)]);

    private static CelValue Map(IReadOnlyDictionary<string, string> map) =>
        CelValue.Map([.. map.Select(e => new KeyValuePair<string, CelValue>(e.Key, CelValue.Of(e.Value)))]);
}
