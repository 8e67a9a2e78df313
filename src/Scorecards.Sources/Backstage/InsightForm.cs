using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Backstage;

/// <summary>
/// What the option <c>facts</c> says of the facts of Tech Insights: their names and types. Each of them may be missing, since a
/// question names the retrievers that are looked at.
/// </summary>
internal sealed class InsightForm
{
    private const string Any = "*";

    private readonly FactForm? _form;
    private readonly HashSet<string> _names;

    private InsightForm(FactForm? form, HashSet<string> names) => (_form, _names) = (form, names);

    /// <summary>What expressions know of the facts.</summary>
    public CelType Type => _form?.Type ?? CelType.Map(CelType.String, CelType.Dyn);

    /// <param name="option">The option; null without, and then facts are taken as they come.</param>
    public static InsightForm Read(CelValue? option, Action<string> report)
    {
        if (option is not { } declared)
            return new InsightForm(null, []);
        if (declared.Kind != CelKind.Map)
        {
            report("the option 'facts' must be a map from the names of facts to what they are, such as { hasOwner: bool, coverage: double }");
            return new InsightForm(null, []);
        }

        var forms = declared.AsMap().Select(fact => KeyValuePair.Create(fact.Key.AsString().TrimEnd('?'), fact.Value)).DistinctBy(fact => fact.Key).ToList();
        var form = FactForm.Read(CelValue.Map([.. forms.Select(fact => KeyValuePair.Create(fact.Key + "?", fact.Value))]), "backstage.facts", report);
        return new InsightForm(form, [.. forms.Select(fact => fact.Key)]);
    }

    /// <summary>The facts that are declared, as they are kept; one that is null is none.</summary>
    /// <param name="wrong">Told of each that is not as it is declared.</param>
    public CelValue Take(IEnumerable<KeyValuePair<string, CelValue>> facts, Action<string> wrong) => _form is null
        ? CelValue.Map([.. facts])
        : _form.Take(CelValue.Map([.. facts.Where(fact => fact.Value.Kind != CelKind.Null && (_names.Contains(fact.Key) || _names.Contains(Any)))]), "facts", wrong);
}
