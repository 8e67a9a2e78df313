using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Git;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Files;

/// <summary>The kind <c>files</c>: reports that other tools wrote, in the service's repository or at a URL.</summary>
public static class FilesKind
{
    private static readonly CelType _texts = CelType.List(CelType.String);
    private static readonly CelType _counts = CelType.Map(CelType.String, CelType.Int);

    private static readonly SourceArgument[] _place =
    [
        new("path", "Its path on the default branch, relative to the service's folder, or a pattern such as 'slo/*.yaml'."),
        new("url", "Its URL, in place of a path."),
        new("repository", "A clone URL or local path; without it the service's annotations, or the folder of its catalog file."),
        new("scope", "'service' (default): the service's folder only; 'repository': all of it."),
    ];

    public static SourceFactory Factory { get; } = new(
        new SourceKind("files", BuiltIn: true,
        [
            Query("openslo", "Service level objectives in OpenSLO.",
                [("count", CelType.Int), ("objectives", CelType.Int), ("lowestTarget", CelType.Double), ("shortestWindowDays", CelType.Double),
                    ("alertPolicies", CelType.Int), ("services", _texts),
                    ("slos", CelType.List(Shape("slo",
                        ("name", CelType.String), ("service", CelType.String), ("method", CelType.String),
                        ("objectives", CelType.List(Shape("objective", ("name", CelType.String), ("target", CelType.Double)))),
                        ("window", CelType.String), ("windowDays", CelType.Double), ("rolling", CelType.Bool), ("alertPolicies", CelType.Int))))],
                new SourceArgument("service", "Only objectives whose spec.service is this.")),
            Query("sarif", "Findings of static analysis in SARIF.",
                [("runs", CelType.Int), ("failedRuns", CelType.Int), ("tools", _texts), ("count", CelType.Int), ("errors", CelType.Int), ("warnings", CelType.Int),
                    ("notes", CelType.Int), ("suppressed", CelType.Int), ("worstSecuritySeverity", CelType.Double), ("byRule", _counts),
                    ("findings", CelType.List(Shape("finding",
                        ("rule", CelType.String), ("level", CelType.String), ("message", CelType.String), ("path", CelType.String), ("line", CelType.Int),
                        ("securitySeverity", CelType.Double))))]),
            Query("junit", "Results of tests in JUnit's XML.",
                [("tests", CelType.Int), ("passed", CelType.Int), ("failures", CelType.Int), ("errors", CelType.Int), ("skipped", CelType.Int),
                    ("seconds", CelType.Double), ("failed", _texts), ("ageDays", CelType.Int)]),
            Query("cyclonedx", "A bill of materials in CycloneDX's JSON or XML.",
                [("specVersion", CelType.String), ("components", CelType.Int), ("byType", _counts), ("withoutVersion", CelType.Int), ("withoutLicense", CelType.Int),
                    ("licenses", _counts), ("tellsVulnerabilities", CelType.Bool), ("vulnerabilities", CelType.Int), ("settledVulnerabilities", CelType.Int),
                    ("bySeverity", _counts), ("ageDays", CelType.Int),
                    ("worst", CelType.List(Shape("vulnerability", ("id", CelType.String), ("severity", CelType.String), ("score", CelType.Double), ("state", CelType.String))))]),
            Query("scorecard", "The JSON of OpenSSF Scorecard.",
                [("score", CelType.Double), ("checks", CelType.Map(CelType.String, CelType.Double)), ("reasons", CelType.Map(CelType.String, CelType.String)),
                    ("inconclusive", _texts), ("commit", CelType.String), ("version", CelType.String), ("ageDays", CelType.Int)]),
            Query("cobertura", "Test coverage in Cobertura's XML.",
                [("lineRate", CelType.Double), ("branchRate", CelType.Double), ("linesValid", CelType.Int), ("linesCovered", CelType.Int),
                    ("branchesValid", CelType.Int), ("branchesCovered", CelType.Int), ("packages", CelType.Int), ("ageDays", CelType.Int)]),
        ]),
        Create);

    private static SourceQuery Query(string name, string description, (string, CelType)[] fields, params SourceArgument[] arguments) =>
        new(name, description, [.. _place, .. arguments], Shape(name, [("files", CelType.Int), .. fields]));

    private static CelType Shape(string name, params (string Name, CelType Type)[] fields) =>
        CelType.Object($"files.{name}", fields.ToDictionary(field => field.Name, field => field.Type));

    private static FilesSource? Create(SourceSetup setup)
    {
        var maxBytes = (int)setup.Number("maxReportMiB", 8, 1, 64) * 1024 * 1024;
        var http = setup.Http(maxBytes);
        return RepositoryAccess.Create(setup, http) is { } access ? new FilesSource(setup.Name, access, http, maxBytes, setup.Context.Clock) : null;
    }
}
