using System.Text.Json.Nodes;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Shapes;

/// <summary>A shape as JSON Schema 2020-12.</summary>
internal static class SchemaWriter
{
    public static JsonObject Write(Shape shape) => shape switch
    {
        LocatedShape located => Write(located.Inner),
        TextShape text => Text(text),
        BoolShape => Type("boolean"),
        NumberShape number => Number(number),
        DurationShape => With(Type("string"), "pattern", Duration.Pattern),
        ChoiceShape choice => new JsonObject { ["enum"] = Words(choice) },
        AnyShape => [],
        ListShape list => List(list),
        MapShape map => Map(map),
        RecordShape record => Record(record),
        ShorthandShape shorthand => new JsonObject { ["anyOf"] = new JsonArray(Write(shorthand.Field.Shape), Record(shorthand.Record)) },
        _ => throw new InvalidOperationException($"{shape} has no schema."),
    };

    private static JsonObject Record(RecordShape shape)
    {
        var schema = Type("object");
        if (shape.Doc is not null)
        {
            schema["description"] = shape.Doc;
        }

        var properties = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var property = Write(field.Shape);
            property["description"] = field.Doc;
            properties[field.Name] = property;
        }

        schema["properties"] = properties;
        if (shape.Fields.Any(f => f.Required))
        {
            schema["required"] = new JsonArray([.. shape.Fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name))]);
        }

        if (shape.OneOf.Count > 0)
        {
            schema["oneOf"] = new JsonArray([.. shape.OneOf.Select(name => new JsonObject { ["required"] = new JsonArray(JsonValue.Create(name)) })]);
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonObject Text(TextShape shape)
    {
        var schema = Type("string");
        if (shape.Pattern is not null)
        {
            schema["pattern"] = shape.Pattern.ToString();
        }

        if (shape.MaxLength > 0)
        {
            schema["maxLength"] = shape.MaxLength;
        }

        return schema;
    }

    private static JsonObject Number(NumberShape shape)
    {
        var schema = Type(shape.IsInteger ? "integer" : "number");
        if (!double.IsNaN(shape.Minimum))
        {
            schema["minimum"] = shape.Minimum;
        }

        if (!double.IsNaN(shape.Maximum))
        {
            schema["maximum"] = shape.Maximum;
        }

        return schema;
    }

    private static JsonObject List(ListShape shape)
    {
        var schema = With(Type("array"), "items", Write(shape.Inner));
        return shape.NotEmpty ? With(schema, "minItems", 1) : schema;
    }

    private static JsonObject Map(MapShape shape)
    {
        var schema = With(Type("object"), "additionalProperties", Write(shape.Inner));
        return shape.Keys is not null ? With(schema, "propertyNames", new JsonObject { ["enum"] = Words(shape.Keys) })
            : shape.Form is not null ? With(schema, "propertyNames", new JsonObject { ["pattern"] = shape.Form.ToString() })
            : schema;
    }

    private static JsonArray Words(ChoiceShape choice) => new([.. choice.Choices.Keys.Select(k => JsonValue.Create(k))]);

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject With(JsonObject schema, string name, JsonNode value)
    {
        schema[name] = value;
        return schema;
    }
}
