using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>An argument value as written, with every text in it compiled as a template.</summary>
public sealed record ArgumentTemplate(CelValue Literal, Template? Text, IReadOnlyList<ArgumentTemplate>? Items)
{
    /// <summary>The value with its templates filled in, or the first error or unknown among them.</summary>
    public CelValue Render(IBindings bindings)
    {
        if (Text is not null)
        {
            return Text.Render(bindings);
        }

        if (Items is null)
        {
            return Literal;
        }

        var items = new CelValue[Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Items[i].Render(bindings);
            if (items[i].Kind is CelKind.Error or CelKind.Unknown)
            {
                return items[i];
            }
        }

        return CelValue.List(items);
    }
}
