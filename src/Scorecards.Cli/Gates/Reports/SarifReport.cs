using System.Text.Json.Nodes;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>A decision as SARIF 2.1.0: a result a reason, whose rule is the reason's code.</summary>
internal static class SarifReport
{
    /// <summary>The file that makes a repository's service one of the catalog. Viewers show results at files only.</summary>
    private const string Descriptor = "catalog-info.yaml";

    public static string Of(GateReport report)
    {
        var codes = report.Reasons.Select(r => r.Code).Distinct().ToList();
        var document = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "scorecards gate",
                        ["semanticVersion"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. codes.Select(code => new JsonObject { ["id"] = code, ["shortDescription"] = Text(code.Replace('-', ' ')) })]),
                    },
                },
                ["automationDetails"] = new JsonObject { ["id"] = $"scorecards-gate/{report.Question.Environment}/{report.Question.Service}/" },
                ["results"] = new JsonArray([.. report.Reasons.Select(reason => Result(report, reason, codes.IndexOf(reason.Code)))]),
                ["properties"] = new JsonObject
                {
                    ["decision"] = report.Status == ExitStatus.Undecided ? null : report.Word,
                    ["decisionId"] = report.Answer?.DecisionId ?? report.Kept?.Jti,
                },
            }),
        };
        return document.ToJsonString(CliJson.Readable.Options) + "\n";
    }

    private static JsonObject Result(GateReport report, GateReasonAnswer reason, int rule) => new()
    {
        ["ruleId"] = reason.Code,
        ["ruleIndex"] = rule,
        ["level"] = reason.Severity switch
        {
            "blocking" => report.IsOpen ? "warning" : "error",
            "warning" => "warning",
            _ => "note",
        },
        ["message"] = Text(string.Join('\n', GateView.Advice(reason).Prepend(reason.Message))),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Descriptor } },
            ["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["name"] = report.Question.Service,
                ["fullyQualifiedName"] = $"{report.Question.Environment}/{report.Question.Service}",
            }),
        }),
        ["partialFingerprints"] = new JsonObject
        {
            ["gate/v1"] = string.Join('/', report.Question.Service, report.Question.Environment, report.Question.ChangeKind, reason.Code),
        },
    };

    private static JsonObject Text(string text) => new() { ["text"] = Printable.Of(text) };
}
