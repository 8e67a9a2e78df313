namespace Scorecards.Core.Expressions;

/// <summary>
/// An immutable map that keeps the order of its entries. Keys are strings, ints, uints or bools; numbers are found by value,
/// whatever their kind. Few entries are searched one by one, which beats hashing; more have an index.
/// </summary>
internal sealed class CelMap
{
    public static readonly CelMap Empty = new([], []);

    private const int Few = 8;

    private readonly CelValue[] _keys;
    private readonly CelValue[] _values;
    private readonly Dictionary<string, int>? _texts;
    private readonly Dictionary<CelValue, int>? _others;

    /// <summary>Takes the arrays over; keys must differ.</summary>
    public CelMap(CelValue[] keys, CelValue[] values)
    {
        _keys = keys;
        _values = values;
        Size = 1 + ValueSize.OfAll(keys) + ValueSize.OfAll(values);
        if (keys.Length <= Few)
            return;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i].Kind == CelKind.String)
                (_texts ??= new(keys.Length, StringComparer.Ordinal)).Add(keys[i].RawText, i);
            else
                (_others ??= []).Add(keys[i], i);
        }
    }

    public static CelMap OfStrings(IReadOnlyList<KeyValuePair<string, CelValue>> entries)
    {
        var places = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        var keys = new List<CelValue>(entries.Count);
        var values = new List<CelValue>(entries.Count);
        foreach (var (key, value) in entries)
        {
            if (places.TryAdd(key, keys.Count))
            {
                keys.Add(CelValue.Of(key));
                values.Add(value);
            }
            else
            {
                values[places[key]] = value;
            }
        }

        return new CelMap([.. keys], [.. values]);
    }

    public int Count => _keys.Length;

    /// <summary>The count of values and characters in it at any depth.</summary>
    public long Size { get; }

    public ReadOnlySpan<CelValue> Keys => _keys;

    public ReadOnlySpan<CelValue> Values => _values;

    public IEnumerable<KeyValuePair<CelValue, CelValue>> Entries()
    {
        for (var i = 0; i < _keys.Length; i++)
            yield return new(_keys[i], _values[i]);
    }

    public bool TryGet(string key, out CelValue value)
    {
        var place = Find(key);
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    public bool TryGet(CelValue key, out CelValue value)
    {
        var place = key.Kind switch
        {
            CelKind.String => Find(key.RawText),
            CelKind.Int or CelKind.UInt or CelKind.Double or CelKind.Bool => Find(key),
            _ => -1,
        };
        value = place < 0 ? default : _values[place];
        return place >= 0;
    }

    /// <summary>Whether a value may be a key. Doubles may not, though a double finds the int it equals.</summary>
    public static bool IsKey(CelValue value) => value.Kind is CelKind.String or CelKind.Int or CelKind.UInt or CelKind.Bool;

    private int Find(string key)
    {
        if (_keys.Length > Few)
            return _texts is not null && _texts.TryGetValue(key, out var place) ? place : -1;
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i].Kind == CelKind.String && string.Equals(_keys[i].RawText, key))
                return i;
        }

        return -1;
    }

    private int Find(CelValue key)
    {
        if (_keys.Length > Few)
            return _others is not null && _others.TryGetValue(key, out var place) ? place : -1;
        for (var i = 0; i < _keys.Length; i++)
        {
            if (ValueEquality.Same(_keys[i], key))
                return i;
        }

        return -1;
    }
}
