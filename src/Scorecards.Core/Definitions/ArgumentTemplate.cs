using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>An argument value as written, with every text in it compiled as a template. One of the four is there.</summary>
public sealed record ArgumentTemplate(
    CelValue Literal,
    Template? Text = null,
    IReadOnlyList<ArgumentTemplate>? Items = null,
    IReadOnlyList<KeyValuePair<string, ArgumentTemplate>>? Entries = null)
{
    /// <summary>The value with its templates filled in, or the first error or unknown among them.</summary>
    public CelValue Render(IBindings bindings) =>
        Text is not null ? Text.Render(bindings)
        : Items is not null ? RenderAll(Items, bindings, CelValue.List)
        : Entries is not null ? RenderAll([.. Entries.Select(e => e.Value)], bindings,
            values => CelValue.Map([.. Entries.Zip(values, (e, value) => new KeyValuePair<string, CelValue>(e.Key, value))]))
        : Literal;

    private static CelValue RenderAll(IReadOnlyList<ArgumentTemplate> parts, IBindings bindings, Func<IReadOnlyList<CelValue>, CelValue> combine)
    {
        var values = new CelValue[parts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parts[i].Render(bindings);
            if (values[i].Kind is CelKind.Error or CelKind.Unknown)
            {
                return values[i];
            }
        }

        return combine(values);
    }
}
