using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Holds the arguments of a fact against its query, and compiles the templates in them.</summary>
internal static class ArgumentCompiler
{
    /// <param name="query">Null when it is not known: then the arguments are only compiled.</param>
    public static IReadOnlyList<CheckArgument> Compile(FactSpec fact, SourceQuery? query, ProblemList report)
    {
        foreach (var (name, value) in fact.With)
        {
            if (query is not null && query.Arguments.All(a => a.Name != name))
            {
                report.Add(value, $"the query '{query.Name}' takes no argument '{name}'", Spelling.Hint(name, [.. query.Arguments.Select(a => a.Name)]));
            }
        }

        foreach (var argument in query?.Arguments.Where(a => a.Required && !fact.With.ContainsKey(a.Name)) ?? [])
        {
            report.Add(fact.Query ?? fact.Source, $"the query '{query!.Name}' needs the argument '{argument.Name}' in 'with'", argument.Description);
        }

        return [.. fact.With.Select(w => new CheckArgument(w.Key, Argument(w.Key, w.Value.Node!, report)))];
    }

    private static ArgumentTemplate Argument(string name, YamlNode node, ProblemList report) => node switch
    {
        YamlScalar { IsString: true } text => new ArgumentTemplate(text.Value, Text: report.Take(
            new Located<string>(text.Text, text.Line, text.Column, text), $"with.{name}", Template.Compile(text.Text, Scopes.Arguments))),
        YamlList list => new ArgumentTemplate(list.ToCel(), Items: [.. list.Items.Select(item => Argument(name, item, report))]),
        YamlMap map => new ArgumentTemplate(map.ToCel(), Entries:
            [.. map.Entries.Select(e => new KeyValuePair<string, ArgumentTemplate>(e.Key.Text, Argument($"{name}.{e.Key.Text}", e.Value, report)))]),
        _ => new ArgumentTemplate(node.ToCel()),
    };
}
