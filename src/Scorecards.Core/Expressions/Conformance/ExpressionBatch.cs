using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scorecards.Core.Expressions.Conformance;

/// <summary>
/// Expressions as JSON Lines, so that anyone can run a conformance suite or compare with another implementation: a line
/// <c>{"id", "expr", "bindings": {name: VALUE}, "container"?, "check"?: false}</c> is answered by <c>{"id", "result": VALUE}</c>,
/// each VALUE as in <see cref="TypedJson"/>. Bindings are of type dyn. A problem found when compiling is an error result.
/// </summary>
public static class ExpressionBatch
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The answer to one line. Never throws: a line that is not of this form is answered with an error.</summary>
    public static string Answer(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Answer(document.RootElement)
                : Write(default, CelValue.Error("the line is not a JSON object"));
        }
        catch (JsonException e)
        {
            return Write(default, CelValue.Error($"the line is not JSON: {e.Message}"));
        }
        catch (InvalidOperationException)
        {
            // The JSON reader gives no name that holds half a surrogate pair.
            return Write(default, CelValue.Error("a name of the line is not Unicode"));
        }
    }

    private static string Answer(JsonElement line)
    {
        line.TryGetProperty("id", out var id);
        if (Text(line, "expr") is not { } source)
            return Write(id, CelValue.Error("\"expr\" is not a string"));
        if (Bindings(line) is not { } bindings)
            return Write(id, CelValue.Error("\"bindings\" is not an object of typed values"));
        var scope = new ExpressionScope(bindings.Values.ToDictionary(pair => pair.Key, _ => CelType.Dyn), Text(line, "container") ?? "");
        var isChecked = !line.TryGetProperty("check", out var check) || check.ValueKind != JsonValueKind.False;
        var compiled = isChecked ? Expression.Compile(source, scope) : Expression.CompileUnchecked(source, scope);
        return Write(id, compiled.Value?.Evaluate(bindings) ?? CelValue.Error(Shown(compiled.Problems[0])));
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? CelValue.FromJson(value).AsString() : null;

    private static LineBindings? Bindings(JsonElement line)
    {
        var values = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        if (!line.TryGetProperty("bindings", out var bindings) || bindings.ValueKind == JsonValueKind.Null)
            return new LineBindings(values);
        if (CelValue.FromJson(bindings).Kind != CelKind.Map)
            return null;
        foreach (var property in bindings.EnumerateObject())
        {
            if (TypedJson.Read(property.Value) is not { } value)
                return null;
            values[property.Name] = value;
        }

        return new LineBindings(values);
    }

    private static string Shown(ExpressionProblem problem) =>
        $"{problem.Line}:{problem.Column}: {problem.Message}{(problem.Hint is null ? "" : $" ({problem.Hint})")}";

    private static string Write(JsonElement id, CelValue result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            if (id.ValueKind == JsonValueKind.Undefined)
                writer.WriteNullValue();
            else
                writer.WriteRawValue(id.GetRawText(), skipInputValidation: true);
            writer.WritePropertyName("result");
            TypedJson.Write(writer, result);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed record LineBindings(Dictionary<string, CelValue> Values) : IBindings
    {
        public bool TryGet(string name, out CelValue value) => Values.TryGetValue(name, out value);
    }
}
