using System.Text;
using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>
/// Objectives in OpenSLO (https://github.com/OpenSLO/OpenSLO), <c>openslo/v1</c> and <c>openslo/v1alpha</c>, in YAML or JSON. Documents of other
/// things in the same files are passed over.
/// </summary>
internal static class OpenSlo
{
    private const int MaxListed = 200;
    private const int MaxNodes = 200_000;

    /// <param name="service">Only objectives of this service; null for all.</param>
    /// <exception cref="ReportException">A report is malformed.</exception>
    public static CelValue Of(IReadOnlyList<ReportFile> reports, string? service)
    {
        var documents = reports.SelectMany(Read).ToList();
        var slos = documents.Where(one => one.Kind == "SLO").Select(ReadSlo).Where(slo => service is null || slo.Service == service).ToList();
        return new FactFields
        {
            { "files", reports.Count },
            { "count", slos.Count },
            { "objectives", slos.Sum(slo => slo.Objectives.Count) },
            { "lowestTarget", slos.SelectMany(slo => slo.Objectives).Min(objective => objective.Target) },
            { "shortestWindowDays", slos.Min(slo => slo.Window?.Days) },
            { "alertPolicies", documents.Count(one => one.Kind == "AlertPolicy") },
            { "services", slos.Select(slo => slo.Service).OfType<string>().Distinct() },
            { "slos", CelValue.List([.. slos.Take(MaxListed).Select(slo => slo.ToValue())]) },
        }.ToValue();
    }

    private static IEnumerable<SloDocument> Read(ReportFile report)
    {
        var text = Encoding.UTF8.GetString(report.Content.Span);
        var yaml = YamlReader.Read(text, report.Place, new YamlLimits(int.MaxValue, MaxNodes, YamlLimits.Deepest, AllowAliases: true));
        if (yaml.Problems is [var problem, ..])
            throw new ReportException(report.Place, problem.Line, problem.Column, problem.Message);
        if (yaml.Documents.Count == 0)
            throw new ReportException(report.Place, 0, 0, "the file is empty");
        foreach (var document in yaml.Documents)
        {
            if (document is not YamlMap map || SloDocument.TextOf(map["apiVersion"]) is not { } version || SloDocument.TextOf(map["kind"]) is not { } kind)
                throw new ReportException(report.Place, document.Line, document.Column, "this is not OpenSLO: there are no apiVersion and kind");
            if (version.StartsWith("openslo", StringComparison.Ordinal))
                yield return new SloDocument(report.Place, kind, map);
        }
    }

    private static Slo ReadSlo(SloDocument document)
    {
        var spec = document.Map(document.Root, "spec") ?? throw document.Wrong(document.Root, "an SLO needs spec");
        var metadata = document.Map(document.Root, "metadata");
        var objectives = document.Maps(spec, "objectives").Select(objective => ReadObjective(document, objective)).ToList();
        if (objectives.Count == 0)
            throw document.Wrong(spec, "an SLO needs spec.objectives");
        return new Slo(
            SloDocument.TextOf(metadata?["name"]) ?? throw document.Wrong(document.Root, "an SLO needs metadata.name"),
            SloDocument.TextOf(spec["service"]),
            SloDocument.TextOf(spec["budgetingMethod"]),
            objectives,
            document.Maps(spec, "timeWindow").Concat(document.Maps(spec, "timeWindows")).Select(window => SloWindow.Read(document, window)).FirstOrDefault(),
            spec["alertPolicies"] is YamlList { Items.Count: var policies } ? policies : 0);
    }

    private static Objective ReadObjective(SloDocument document, YamlMap objective)
    {
        var target = document.Number(objective, "target") ?? document.Number(objective, "targetPercent") / 100.0;
        if (target is null && objective["composite"] is null && objective["compositeWeight"] is null)
            throw document.Wrong(objective, "an objective needs target");
        return target is < 0 or > 1
            ? throw document.Wrong(objective, "a target is a share from 0 to 1, such as 0.999, or targetPercent one from 0 to 100")
            : new Objective(SloDocument.TextOf(objective["displayName"]), target);
    }

    private sealed record Objective(string? Name, double? Target);

    private sealed record Slo(string Name, string? Service, string? Method, IReadOnlyList<Objective> Objectives, SloWindow? Window, int AlertPolicies)
    {
        public CelValue ToValue() => new FactFields
        {
            { "name", ReportText.Shorten(Name) },
            { "service", ReportText.Shorten(Service) },
            { "method", ReportText.Shorten(Method) },
            { "objectives", CelValue.List([.. Objectives.Take(MaxListed).Select(one => new FactFields { { "name", ReportText.Shorten(one.Name) }, { "target", one.Target } }.ToValue())]) },
            { "window", Window?.Text },
            { "windowDays", Window?.Days },
            { "rolling", Window?.IsRolling },
            { "alertPolicies", AlertPolicies },
        }.ToValue();
    }
}
