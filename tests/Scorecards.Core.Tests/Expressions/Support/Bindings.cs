using Scorecards.Core.Expressions;

namespace Scorecards.Core.Tests.Expressions.Support;

/// <summary>Variables by name.</summary>
internal sealed class Bindings(IReadOnlyDictionary<string, CelValue> values) : IBindings
{
    public static readonly Bindings None = new(new Dictionary<string, CelValue>());

    public static Bindings Of(params (string Name, CelValue Value)[] values) =>
        new(values.ToDictionary(value => value.Name, value => value.Value));

    public bool TryGet(string name, out CelValue value) => values.TryGetValue(name, out value);
}
