using System.Collections;
using System.Globalization;
using Scorecards.Core.Definitions.Shapes;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Fills records from YAML nodes and notes every mistake with its place; what could not be read keeps its default.</summary>
internal sealed class DocumentBinder(string file, List<Problem> problems)
{
    /// <summary>The record, or null when a required field is missing or wrong.</summary>
    public T? Bind<T>(YamlNode node, string path)
        where T : class => (T?)Bind(node, typeof(T), path);

    public object? Bind(YamlNode node, Type record, string path) => Bind(node, ShapeFactory.Of(record), path);

    private object? Bind(YamlNode node, Shape shape, string path) => shape switch
    {
        LocatedShape located => Locate(node, located, path),
        TextShape text => Text(node, text, path),
        BoolShape => node is YamlScalar { Value.Kind: CelKind.Bool } scalar ? scalar.Value.AsBool() : Wrong(node, path, "true or false"),
        NumberShape number => Number(node, number, path),
        DurationShape => node is YamlScalar scalar && Duration.TryParse(scalar.Text, out var duration)
            ? duration
            : Wrong(node, path, "a duration", "write it like 90s, 15m, 1h30m or 7d"),
        ChoiceShape choice => Choose(node, choice, path),
        AnyShape => node.ToCel(),
        ListShape list => List(node, list, path),
        MapShape map => Map(node, map, path),
        RecordShape record => Record(node, record, path),
        ShorthandShape shorthand => Shorthand(node, shorthand, path),
        _ => throw new InvalidOperationException($"{shape} cannot be bound."),
    };

    private object? Record(YamlNode node, RecordShape shape, string path)
    {
        if (node is not YamlMap map)
        {
            return Wrong(node, path, "a map");
        }

        foreach (var (key, _) in map.Entries.Where(e => shape.Fields.All(f => f.Name != e.Key.Text)))
        {
            problems.Add(new Problem(file, key.Line, key.Column, $"'{key.Text}' is not a field of {path}",
                Spelling.Hint(key.Text, [.. shape.Fields.Select(f => f.Name)])));
        }

        var record = Activator.CreateInstance(shape.Type)!;
        var complete = HasOneOf(map, shape, path);
        foreach (var field in shape.Fields)
        {
            var value = map[field.Name];
            if (value is null || (value is YamlScalar { IsNull: true } && field.Shape is not (AnyShape or LocatedShape { Inner: AnyShape })))
            {
                if (field.Required)
                {
                    var at = value ?? map;
                    problems.Add(new Problem(file, at.Line, at.Column, $"{path} needs '{field.Name}'", field.Doc));
                    complete = false;
                }
            }
            else if (Bind(value, field.Shape, $"{path}.{field.Name}") is { } bound)
            {
                field.Property.SetValue(record, bound);
            }
            else
            {
                complete &= !field.Required && !shape.OneOf.Contains(field.Name);
            }
        }

        return complete ? record : null;
    }

    private object? Shorthand(YamlNode node, ShorthandShape shape, string path)
    {
        if (node is YamlMap)
        {
            return Record(node, shape.Record, path);
        }

        if (Bind(node, shape.Field.Shape, path) is not { } value)
        {
            return null;
        }

        var record = Activator.CreateInstance(shape.Record.Type)!;
        shape.Field.Property.SetValue(record, value);
        return record;
    }

    private bool HasOneOf(YamlMap map, RecordShape shape, string path)
    {
        var there = map.Entries.Where(e => shape.OneOf.Contains(e.Key.Text) && e.Value is not YamlScalar { IsNull: true }).Select(e => e.Key).ToList();
        if (shape.OneOf.Count == 0 || there.Count == 1)
        {
            return true;
        }

        var names = string.Join(" or ", shape.OneOf.Select(name => $"'{name}'"));
        var at = (YamlNode?)there.ElementAtOrDefault(1) ?? map;
        problems.Add(there.Count == 0
            ? new Problem(file, at.Line, at.Column, $"{path} needs {names}", shape.Doc)
            : new Problem(file, at.Line, at.Column, $"{path} must have {names}, not both", "remove one of them"));
        return false;
    }

    private object? Locate(YamlNode node, LocatedShape shape, string path) =>
        Bind(node, shape.Inner, path) is { } value
            ? Activator.CreateInstance(shape.Type, value, node.Line, node.Column, node)
            : null;

    private object? Text(YamlNode node, TextShape shape, string path)
    {
        if (node is not YamlScalar scalar)
        {
            return Wrong(node, path, "a text");
        }

        if (!scalar.IsString)
        {
            return Wrong(node, path, "a text", "put it in quotes");
        }

        if (shape.MaxLength > 0 && scalar.Text.Length > shape.MaxLength)
        {
            return Wrong(node, path, $"a text of at most {shape.MaxLength} characters");
        }

        return shape.Pattern?.IsMatch(scalar.Text) != false ? scalar.Text : Wrong(node, path, shape.Pattern.Words);
    }

    private object? Number(YamlNode node, NumberShape shape, string path)
    {
        var wanted = shape.IsInteger ? "a whole number" : "a number";
        if (node is not YamlScalar scalar || scalar.Value.Kind is not (CelKind.Int or CelKind.Double) || (shape.IsInteger && scalar.Value.Kind != CelKind.Int))
        {
            return Wrong(node, path, wanted);
        }

        var value = scalar.Value.Kind == CelKind.Int ? scalar.Value.AsInt() : scalar.Value.AsDouble();
        if (!double.IsFinite(value) || Math.Abs(value) > int.MaxValue || value < shape.Minimum || value > shape.Maximum)
        {
            return Wrong(node, path, wanted + Range(shape));
        }

        return Convert.ChangeType(value, shape.Type, CultureInfo.InvariantCulture);
    }

    private static string Range(NumberShape shape) => (double.IsNaN(shape.Minimum), double.IsNaN(shape.Maximum)) switch
    {
        (false, false) => string.Create(CultureInfo.InvariantCulture, $" from {shape.Minimum} to {shape.Maximum}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $" from {shape.Minimum} on"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" up to {shape.Maximum}"),
        _ => " of ordinary size",
    };

    private object? Choose(YamlNode node, ChoiceShape shape, string path)
    {
        var text = (node as YamlScalar)?.Text;
        return text is not null && shape.Choices.TryGetValue(text, out var value)
            ? value
            : Wrong(node, path, $"one of {string.Join(", ", shape.Choices.Keys)}",
                text is not null && Spelling.Nearest(text, shape.Choices.Keys) is { } nearest ? $"did you mean '{nearest}'?" : null);
    }

    private object? List(YamlNode node, ListShape shape, string path)
    {
        if (node is not YamlList list)
        {
            return Wrong(node, path, "a list");
        }

        if (shape.NotEmpty && list.Items.Count == 0)
        {
            return Wrong(node, path, "a list of at least one");
        }

        var bound = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(shape.Item))!;
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Bind(list.Items[i], shape.Inner, $"{path}[{i}]") is { } item)
            {
                bound.Add(item);
            }
        }

        return bound;
    }

    private object? Map(YamlNode node, MapShape shape, string path)
    {
        if (node is not YamlMap map)
        {
            return Wrong(node, path, "a map");
        }

        var bound = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(shape.Key, shape.Value))!;
        foreach (var (name, value) in map.Entries)
        {
            var key = shape.Keys is not null ? Choose(name, shape.Keys, path)
                : shape.Form?.IsMatch(name.Text) != false ? name.Text
                : Wrong(name, $"a key of {path}", shape.Form.Words);
            if (key is not null && Bind(value, shape.Inner, $"{path}.{name.Text}") is { } item)
            {
                bound.Add(key, item);
            }
        }

        return bound;
    }

    private object? Wrong(YamlNode node, string path, string wanted, string? hint = null)
    {
        problems.Add(new Problem(file, node.Line, node.Column, $"{path} must be {wanted}, not {node.Describe()}", hint));
        return null;
    }
}
