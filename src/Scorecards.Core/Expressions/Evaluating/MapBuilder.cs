using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Evaluating;

/// <summary>Gathers the entries of a map and what keeps it from being one: errors, unknowns, keys of a wrong type, a key twice.</summary>
internal sealed class MapBuilder(int capacity)
{
    private readonly List<CelValue> _keys = new(capacity);
    private readonly List<CelValue> _values = new(capacity);
    private readonly HashSet<CelValue> _seen = new(capacity);
    private CelValue _undecided;

    public void Add(in CelValue key, in CelValue value)
    {
        if (!key.IsKnown || !value.IsKnown)
            Undecide(Unknowns.Merge(key, value));
        else if (!CelMap.IsKey(key))
            Undecide(CelValue.Error($"unsupported key type: {TypeNames.Of(key)}"));
        else if (!_seen.Add(key))
            Undecide(CelErrors.DuplicateKey(key));
        else
            Append(key, value);
    }

    public CelValue Build()
    {
        if (!_undecided.IsKnown)
            return _undecided;
        return _keys.Count == 0 ? CelValue.EmptyMap : Bounded.Map(new CelMap([.. _keys], [.. _values]));
    }

    private void Append(in CelValue key, in CelValue value)
    {
        _keys.Add(key);
        _values.Add(value);
    }

    private void Undecide(in CelValue value) => _undecided = _undecided.IsKnown ? value : Unknowns.Merge(_undecided, value);
}
