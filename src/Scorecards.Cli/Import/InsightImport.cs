using Scorecards.Core.Definitions;
using Scorecards.Core.Yaml;
using Scorecards.Sources;

namespace Scorecards.Cli.Import;

/// <summary>Checks of Tech Insights as check documents.</summary>
/// <param name="Documents">A document for each check that could be translated, in the order of the file.</param>
internal sealed record InsightImport(IReadOnlyList<string> Documents, InsightProblems Problems)
{
    private static readonly YamlLimits _limits = YamlLimits.Catalog;

    /// <param name="source">The source of the kind <c>backstage</c> that the checks ask.</param>
    public static InsightImport Read(string text, string file, string source)
    {
        var problems = new InsightProblems(file);
        var yaml = YamlReader.Read(text, file, _limits);
        problems.Add(yaml.Problems);
        var documents = new List<string>();
        var names = new Dictionary<string, InsightCheck>(StringComparer.Ordinal);
        foreach (var check in yaml.Documents.SelectMany(document => new InsightReader(problems).Read(document)).ToList())
        {
            var name = CheckWriter.NameOf(check.Id);
            if (!names.TryAdd(name, check))
                problems.Add(check.Place, $"'{check.Id}' becomes the name '{name}', as '{names[name].Id}' in line {names[name].Place.Line} does", "give one of the two another id");
            else if (Translate(check, source, problems) is { } document)
                documents.Add(document);
        }

        if (yaml is { Documents: [], Problems: [] })
            problems.Add(new YamlScalar(1, 1, "", true), "the file is empty");
        return new InsightImport(documents, problems);
    }

    private static string? Translate(InsightCheck check, string source, InsightProblems problems)
    {
        var before = problems.Count;
        var pass = new RuleTranslator(problems).Translate(check.Conditions);
        var appliesTo = check.Filter is { } filter ? new FilterTranslator(problems).Translate(filter) : null;
        if (problems.Count > before)
            return null;

        // Whatever a name or a rule may hold: what is written out is valid, or told where it comes from.
        var document = CheckWriter.Write(check, source, pass, appliesTo);
        var loaded = DefinitionLoader.Load([new DefinitionDocument("check.yaml", document), Declaration(source)], SourceRegistry.Kinds);
        foreach (var problem in loaded.Problems.Where(problem => !problem.IsWarning))
            problems.Add(check.Place, $"the check '{check.Id}' cannot be a check document: {problem.Message}", problem.Hint);
        return problems.Count > before ? null : document;
    }

    /// <summary>The source under its name, whether or not it is there where the checks go.</summary>
    private static DefinitionDocument Declaration(string source) => new(
        "source.yaml", $"apiVersion: {Names.ApiVersion}\nkind: Source\nmetadata: {{ name: {source} }}\nspec: {{ kind: backstage, url: https://backstage.invalid }}\n");
}
