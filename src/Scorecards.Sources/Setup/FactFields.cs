using System.Collections;
using System.Globalization;
using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Setup;

/// <summary>Builds the value of a fact, field by field; a field that is null is left out.</summary>
internal sealed class FactFields : IEnumerable<KeyValuePair<string, CelValue>>
{
    private readonly List<KeyValuePair<string, CelValue>> _fields = [];

    public void Add(string name, CelValue? value)
    {
        if (value is { } present)
            _fields.Add(new(name, present));
    }

    public void Add(string name, string? value) => Add(name, value is null ? null : CelValue.Of(value));

    public void Add(string name, long? value) => Add(name, value is { } number ? CelValue.Of(number) : null);

    public void Add(string name, double? value) => Add(name, value is { } number ? CelValue.Of(number) : null);

    public void Add(string name, bool? value) => Add(name, value is { } truth ? CelValue.Of(truth) : null);

    /// <summary>A moment, as RFC 3339 writes it, in UTC.</summary>
    public void Add(string name, DateTimeOffset? value) =>
        Add(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public void Add(string name, IEnumerable<string> values) => Add(name, CelValue.List([.. values.Select(CelValue.Of)]));

    public void Add(string name, IEnumerable<KeyValuePair<string, string>> values) => Add(name, TextMap(values));

    public CelValue ToValue() => CelValue.Map(_fields);

    public IEnumerator<KeyValuePair<string, CelValue>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static CelValue TextMap(IEnumerable<KeyValuePair<string, string>> values) =>
        CelValue.Map([.. values.Select(pair => KeyValuePair.Create(pair.Key, CelValue.Of(pair.Value)))]);
}
