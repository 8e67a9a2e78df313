using System.Globalization;
using System.Text.RegularExpressions;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Sources.Setup;

/// <summary>What a value that others give has to look like, as a source document says.</summary>
/// <param name="Type">What expressions know of it.</param>
/// <param name="Take">The value as it is kept. Given where it stands, and told what is wrong.</param>
internal sealed partial record FactForm(CelType Type, Func<CelValue, string, Action<string>, CelValue> Take)
{
    private const int DeepestNesting = 16;

    private static readonly Dictionary<string, FactForm> _plain = new()
    {
        ["any"] = new(CelType.Dyn, (value, _, _) => value),
        ["bool"] = Of(CelType.Bool, "true or false", value => value.Kind == CelKind.Bool),
        ["int"] = Of(CelType.Int, "a whole number", value => value.Kind == CelKind.Int),
        ["double"] = new(CelType.Double, TakeDouble),
        ["string"] = Of(CelType.String, "a text", value => value.Kind == CelKind.String),
        ["timestamp"] = Of(CelType.String, "a time such as 2026-03-01T09:30:00Z", IsTime),
    };

    /// <summary>Reads a form: the name of one, a list of the one form of its items, or a map from field names to their forms.</summary>
    /// <param name="name">What the form is of, for messages and as the name of the type.</param>
    public static FactForm? Read(CelValue form, string name, Action<string> report, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            report($"{name} is nested deeper than {DeepestNesting} levels");
            return null;
        }

        switch (form.Kind)
        {
            case CelKind.String when _plain.TryGetValue(form.AsString(), out var plain):
                return plain;
            case CelKind.String:
                report($"{name} has no form '{form.AsString()}': {Spelling.Hint(form.AsString(), _plain.Keys)}");
                return null;
            case CelKind.List when form.AsList() is [_]:
                return Read(form.AsList()[0], $"{name}[]", report, depth + 1) is { } item ? List(item) : null;
            case CelKind.Map when form.AsMap().Any():
                return Fields(form, name, report, depth);
            default:
                report($"{name} must be one of {string.Join(", ", _plain.Keys)}, a list of one form, or a map from fields to forms");
                return null;
        }
    }

    private static FactForm? Fields(CelValue form, string name, Action<string> report, int depth)
    {
        var fields = new Dictionary<string, (FactForm Form, bool Optional)>(StringComparer.Ordinal);
        foreach (var (key, value) in form.AsMap())
        {
            var field = key.AsString().TrimEnd('?');
            if (field != "*" && !FieldName().IsMatch(field))
            {
                report($"{name} has a field '{field}' that no expression could name: use letters, digits and _");
            }
            else if (Read(value, $"{name}.{field}", report, depth + 1) is { } read)
            {
                fields[field] = (read, key.AsString().EndsWith('?'));
            }
        }

        if (!fields.TryGetValue("*", out var any))
        {
            return fields.Count == 0 ? null : Object(name, fields);
        }

        if (fields.Count > 1)
        {
            report($"{name} has '*' beside other fields: it stands for fields of any name");
        }

        return new(CelType.Map(CelType.String, any.Form.Type), (value, at, wrong) => IsMap(value, at, wrong)
            ? CelValue.Map([.. value.AsMap().Select(e => KeyValuePair.Create(e.Key.AsString(), any.Form.Take(e.Value, $"{at}.{e.Key.AsString()}", wrong)))])
            : value);
    }

    private static FactForm Object(string name, Dictionary<string, (FactForm Form, bool Optional)> fields) =>
        new(CelType.Object(name, fields.ToDictionary(f => f.Key, f => f.Value.Form.Type)), (value, at, wrong) =>
        {
            if (!IsMap(value, at, wrong))
            {
                return value;
            }

            var given = value.AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value);
            foreach (var field in given.Keys.Where(field => !fields.ContainsKey(field)))
            {
                wrong($"{at} has no field '{field}' ({Spelling.Hint(field, fields.Keys)})");
            }

            foreach (var (field, _) in fields.Where(f => !f.Value.Optional && !given.ContainsKey(f.Key)))
            {
                wrong($"{at} needs the field '{field}'");
            }

            return CelValue.Map([.. given.Where(g => fields.ContainsKey(g.Key)).Select(g => KeyValuePair.Create(g.Key, fields[g.Key].Form.Take(g.Value, $"{at}.{g.Key}", wrong)))]);
        });

    private static FactForm List(FactForm item) => new(CelType.List(item.Type), (value, at, wrong) =>
    {
        if (value.Kind == CelKind.List)
        {
            return CelValue.List([.. value.AsList().Select((one, i) => item.Take(one, string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"), wrong))]);
        }

        wrong($"{at} must be a list");
        return value;
    });

    private static FactForm Of(CelType type, string words, Func<CelValue, bool> fits) => new(type, (value, at, wrong) =>
    {
        if (!fits(value))
        {
            wrong($"{at} must be {words}");
        }

        return value;
    });

    /// <summary>A whole number too, which is then kept as a double: expressions count on the type.</summary>
    private static CelValue TakeDouble(CelValue value, string at, Action<string> wrong)
    {
        if (value.Kind == CelKind.Int)
        {
            return CelValue.Of((double)value.AsInt());
        }

        if (value.Kind != CelKind.Double)
        {
            wrong($"{at} must be a number");
        }

        return value;
    }

    private static bool IsTime(CelValue value) => value.Kind == CelKind.String && Time().IsMatch(value.AsString())
        && DateTimeOffset.TryParse(value.AsString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMap(CelValue value, string at, Action<string> wrong)
    {
        if (value.Kind != CelKind.Map)
        {
            wrong($"{at} must be an object");
        }

        return value.Kind == CelKind.Map;
    }

    [GeneratedRegex(Names.Identifier, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FieldName();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
