using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.Client.Tests.Contract;

/// <summary>Compares schemas of an OpenAPI document with types of the client, field by field, and collects what differs.</summary>
/// <param name="document">The whole document.</param>
/// <param name="sent">True for what the client sends: it need not send what may be missing. What it is sent may be missing there too.</param>
internal sealed class SchemaComparison(JsonElement document, bool sent)
{
    private readonly HashSet<(string Schema, Type Type)> _compared = [];
    private readonly NullabilityInfoContext _nullability = new();

    public List<string> Differences { get; } = [];

    /// <summary>How many fields were found equal: a comparison that compares nothing is no comparison.</summary>
    public int Fields { get; private set; }

    public void Compare(JsonElement schema, Type type, string place)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        schema = NotNull(schema);
        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (_compared.Add((reference.GetString()!, type)))
            {
                Compare(Resolve(reference.GetString()!), type, place);
            }

            return;
        }

        var kind = Kind(schema);
        if (type == typeof(JsonElement))
        {
            Expect(kind is null, $"{place} is {kind} on the server and anything in the client");
            return;
        }

        if (kind == "object" && schema.TryGetProperty("additionalProperties", out var value) && value.ValueKind == JsonValueKind.Object)
        {
            CompareItems(value, type, typeof(IReadOnlyDictionary<,>), place);
        }
        else if (kind == "object")
        {
            CompareFields(schema, type, place);
        }
        else if (kind == "array")
        {
            CompareItems(schema.GetProperty("items"), type, typeof(IReadOnlyList<>), place);
        }
        else if (schema.TryGetProperty("enum", out var words))
        {
            CompareWords(words, type, place);
        }
        else
        {
            var format = schema.TryGetProperty("format", out var f) ? f.GetString() : null;
            Type[] fitting = (kind, format) switch
            {
                ("string", "date-time") => [typeof(DateTimeOffset)],
                ("string", "date") => [typeof(DateOnly)],
                ("string", _) => [typeof(string)],
                ("integer", "int64") => [typeof(long)],
                ("integer", _) => [typeof(int), typeof(long)],
                ("number", _) => [typeof(decimal), typeof(double)],
                ("boolean", _) => [typeof(bool)],
                _ => [],
            };
            Expect(fitting.Contains(type), $"{place} is {kind} {format} on the server and {type.Name} in the client");
        }
    }

    private void CompareFields(JsonElement schema, Type type, string place)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet() : [];
        var theirs = schema.GetProperty("properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        var ours = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract")
            .ToDictionary(p => p.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Expect(theirs.Keys.ToHashSet().SetEquals(ours.Keys),
            $"{place}: only the server has [{string.Join(", ", theirs.Keys.Except(ours.Keys))}], only the client has [{string.Join(", ", ours.Keys.Except(theirs.Keys))}]");
        foreach (var (name, property) in ours.Where(o => theirs.ContainsKey(o.Key)))
        {
            var mayBeNull = !required.Contains(name) || MayBeNull(theirs[name]);
            var isNullable = _nullability.Create(property).ReadState == NullabilityState.Nullable;
            Expect(sent ? mayBeNull || !isNullable : isNullable || !mayBeNull, $"{place}.{name} {(sent ? "must not" : "may")} be missing or null, unlike in the client");
            Compare(theirs[name], property.PropertyType, $"{place}.{name}");
            Fields++;
        }
    }

    private void CompareItems(JsonElement items, Type type, Type form, string place)
    {
        if (Expect(type.IsGenericType && type.GetGenericTypeDefinition() == form, $"{place} is not {form.Name} but {type.Name} in the client"))
        {
            Compare(items, type.GenericTypeArguments[^1], $"{place}[]");
        }
    }

    private void CompareWords(JsonElement words, Type type, string place)
    {
        if (type == typeof(string))
        {
            return;
        }

        var theirs = words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()!).ToHashSet();
        var ours = type.IsEnum ? Enum.GetNames(type).Where(n => n != "Unrecognized").Select(JsonNamingPolicy.CamelCase.ConvertName).ToHashSet() : [];
        Expect(theirs.SetEquals(ours), $"{place}: the server says [{string.Join(", ", theirs)}], the client knows [{string.Join(", ", ours)}]");
    }

    private JsonElement Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (element, name) => element.GetProperty(name));

    private static bool MayBeNull(JsonElement schema) =>
        (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(t => t.GetString() == "null"))
        || Choices(schema).Any(IsNull);

    /// <summary>The schema itself where it stands beside null.</summary>
    private static JsonElement NotNull(JsonElement schema) => Choices(schema).Where(c => !IsNull(c)).Append(schema).First();

    private static JsonElement.ArrayEnumerator Choices(JsonElement schema) => schema.TryGetProperty("oneOf", out var choices) ? choices.EnumerateArray() : default;

    private static bool IsNull(JsonElement schema) => schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null";

    private static string? Kind(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null") : type.GetString();

    private bool Expect(bool right, string otherwise)
    {
        if (!right)
        {
            Differences.Add(otherwise);
        }

        return right;
    }
}
