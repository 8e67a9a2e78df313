using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class ImportTests : IDisposable
{
    /// <summary>As the module's own documentation shows it, with more of what a check may have.</summary>
    private const string Config = """
        app: { title: ours }
        techInsights:
          factRetrievers:
            entityOwnershipFactRetriever: { cadence: '*/15 * * * *' }
          factChecker:
            checks:
              groupOwnerCheck:
                type: json-rules-engine
                name: "Group Owner Check 🙂: \"yes\""
                description: Verifies that a group has been set as the spec.owner for this entity
                factIds: [entityOwnershipFactRetriever]
                links: [{ title: How, url: https://example.com/how }]
                filter: { kind: component, spec.type: [service, website] }
                rule:
                  conditions:
                    all:
                      - { fact: hasGroupOwner, operator: equal, value: true }
              TWO_Docs:
                type: json-rules-engine
                name: Docs
                description: d
                factIds: [techdocs, more]
                rule: { conditions: { any: [{ fact: pages, operator: greaterThanInclusive, value: 2 }, { not: { fact: 'draft-state', operator: in, value: [a, b] } }] } }
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Checks_of_a_configuration_become_documents_that_are_valid()
    {
        var run = await ImportAsync(Config);

        run.Error.Should().BeEmpty();
        run.Code.Should().Be(0);
        run.Out.ReplaceLineEndings("\n").Should().Be("""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata:
              name: group-owner-check
              title: "Group Owner Check 🙂: \"yes\""
              description: "Verifies that a group has been set as the spec.owner for this entity"
              tags: [tech-insights]
            spec:
              appliesTo: "service.type in [\"service\", \"website\"]"
              facts:
                insights: { source: "backstage", query: insights, with: { retrievers: ["entityOwnershipFactRetriever"] } }
              pass: "facts.insights.facts.hasGroupOwner == true"
              fix: { link: "https://example.com/how" }
            ---
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata:
              name: two-docs
              title: "Docs"
              description: "d"
              tags: [tech-insights]
            spec:
              facts:
                insights: { source: "backstage", query: insights, with: { retrievers: ["techdocs", "more"] } }
              pass: "(type(facts.insights.facts.pages) in [int, double] && facts.insights.facts.pages >= 2) || (!(facts.insights.facts[\"draft-state\"] in [\"a\", \"b\"]))"

            """.ReplaceLineEndings("\n"));
        (await ValidateAsync(run.Out)).Out.Should().Contain("2 checks with 0 examples");
    }

    [Fact]
    public async Task What_the_api_answers_is_read_too_from_standard_input_as_well()
    {
        const string Answer = """
            [{"id":"a","type":"json-rules-engine","name":"A","description":"d","factIds":["r"],
              "rule":{"conditions":{"all":[{"fact":"f","operator":"equal","value":"x","priority":3}],"priority":1}}}]
            """;

        var fromFile = await ImportAsync(Answer);
        var fromInput = await ScorecardsCommand.RunAsync(_folder.Path, Answer, ["import", "tech-insights", "-", "--source", "our-backstage"]);

        fromFile.Out.Should().Contain("pass: \"facts.insights.facts.f == \\\"x\\\"\"");
        fromInput.Out.Should().Be(fromFile.Out.Replace("\"backstage\"", "\"our-backstage\"", StringComparison.Ordinal));
    }

    /// <summary>By the engine's documentation, https://github.com/CacheControl/json-rules-engine/blob/master/docs/rules.md#operators; an operator over a value of another type is false.</summary>
    [Fact]
    public async Task Rules_decide_as_the_engine_does()
    {
        (string Rule, string Facts, string Expected)[] cases =
        [
            ("{ fact: f, operator: equal, value: 3 }", "{ f: 3 }", "pass"),
            ("{ fact: f, operator: equal, value: 3 }", "{ f: 3.0 }", "pass"),
            ("{ fact: f, operator: equal, value: 3 }", "{ f: '3' }", "fail"),
            ("{ fact: f, operator: equal, value: null }", "{ f: null }", "pass"),
            ("{ fact: f, operator: equal, value: \"a \\\"b\\\" \\\\ ${x}\" }", "{ f: \"a \\\"b\\\" \\\\ ${x}\" }", "pass"),
            ("{ fact: f, operator: notEqual, value: true }", "{ f: 'true' }", "pass"),
            ("{ fact: f, operator: notEqual, value: true }", "{ f: true }", "fail"),
            ("{ fact: f, operator: lessThan, value: 2.5 }", "{ f: 2 }", "pass"),
            ("{ fact: f, operator: lessThan, value: 2 }", "{ f: 2 }", "fail"),
            ("{ fact: f, operator: lessThanInclusive, value: -2 }", "{ f: -2.0 }", "pass"),
            ("{ fact: f, operator: greaterThan, value: 2 }", "{ f: null }", "fail"),
            ("{ fact: f, operator: greaterThan, value: 2 }", "{ f: 'many' }", "fail"),
            ("{ fact: f, operator: greaterThanInclusive, value: { fact: g } }", "{ f: 4, g: 4 }", "pass"),
            ("{ fact: f, operator: in, value: [1, a, true] }", "{ f: a }", "pass"),
            ("{ fact: f, operator: in, value: [] }", "{ f: a }", "fail"),
            ("{ fact: f, operator: notIn, value: [1, a] }", "{ f: a }", "fail"),
            ("{ fact: f, operator: contains, value: a }", "{ f: [b, a] }", "pass"),
            ("{ fact: f, operator: contains, value: a }", "{ f: abc }", "fail"),
            ("{ fact: f, operator: doesNotContain, value: a }", "{ f: [b] }", "pass"),
            ("{ fact: f, operator: doesNotContain, value: a }", "{ f: abc }", "fail"),
            ("{ fact: f, path: '$.a.b[1]', operator: equal, value: x }", "{ f: { a: { b: [y, x] } } }", "pass"),
            ("{ fact: f, path: \"$['in'].if\", operator: equal, value: x }", "{ f: { in: { if: x } } }", "pass"),
            ("{ all: [] }", "{ f: 1 }", "pass"),
            ("{ any: [] }", "{ f: 1 }", "pass"),
            ("{ all: [{ fact: f, operator: equal, value: 1 }, { any: [{ fact: g, operator: equal, value: 1 }, { fact: h, operator: equal, value: 1 }] }] }", "{ f: 1, g: 2, h: 1 }", "pass"),
            ("{ all: [{ fact: f, operator: equal, value: 1 }, { any: [{ fact: g, operator: equal, value: 1 }, { fact: h, operator: equal, value: 1 }] }] }", "{ f: 2, g: 1, h: 1 }", "fail"),
            ("{ not: { all: [{ fact: f, operator: equal, value: 1 }, { fact: g, operator: equal, value: 1 }] } }", "{ f: 1, g: 2 }", "pass"),
            ("{ not: { fact: f, operator: equal, value: 1 } }", "{ f: 1 }", "fail"),
            ("{ all: [{ fact: f, operator: equal, value: 1 }] }", "{ g: 1 }", "unknown"),
        ];

        var run = await ImportAsync(string.Concat(cases.Select((c, i) => $"case{i}: {{ type: json-rules-engine, factIds: [r], rule: {{ conditions: {c.Rule} }} }}\n")));

        run.Error.Should().BeEmpty();
        var documents = run.Out.Split("---\n").Zip(cases, (document, c) =>
            $"{document.TrimEnd()}\n  examples:\n    - {{ facts: {{ insights: {{ facts: {c.Facts} }} }}, expect: {c.Expected} }}\n    - {{ facts: {{}}, expect: {(c.Rule.Contains("[] }", StringComparison.Ordinal) && !c.Rule.Contains("fact", StringComparison.Ordinal) ? "pass" : "unknown")} }}\n");
        var validated = await ValidateAsync(string.Join("---\n", documents));
        validated.Error.Should().BeEmpty();
        validated.Out.Should().Contain($"{cases.Length} checks with {cases.Length * 2} examples");
    }

    [Theory]
    [InlineData("all: [{ fact: f, operator: startsWith, value: x }]", "the operator 'startsWith' is none of json-rules-engine's own")]
    [InlineData("all: [{ fact: f, operator: equals, value: x }]", "equal")]
    [InlineData("all: [{ fact: f, operator: lessThan, value: x }]", "needs a number, this is the text 'x'")]
    [InlineData("all: [{ fact: f, operator: in, value: x }]", "need a list, this is the text 'x'")]
    [InlineData("all: [{ fact: f, operator: equal, value: [x] }]", "compares with one value, and never finds a list")]
    [InlineData("all: [{ fact: f, operator: equal }]", "needs a 'value'")]
    [InlineData("all: [{ fact: f, value: 1 }]", "needs an 'operator'")]
    [InlineData("all: [{ fact: 7, operator: equal, value: 1 }]", "must be the name of a fact")]
    [InlineData("all: [{ fact: f, operator: equal, value: 1, path: '$..a' }]", "only plain paths")]
    [InlineData("all: [{ fact: f, operator: equal, value: 1, path: '$[?(@.a)]' }]", "only plain paths")]
    [InlineData("all: [{ fact: f, operator: equal, value: 1, params: { a: 1 } }]", "takes no params")]
    [InlineData("all: [{ condition: shared }]", "kept elsewhere")]
    [InlineData("all: { fact: f, operator: equal, value: 1 }", "take a list of conditions")]
    [InlineData("all: [7]", "a condition must be a map, this is the number 7")]
    [InlineData("some: []", "needs 'all', 'any', 'not' or 'fact'")]
    public async Task What_cannot_be_translated_is_told_at_its_place_and_nothing_is_written(string rule, string message)
    {
        var run = await ImportAsync(
            "good: { type: json-rules-engine, factIds: [r], rule: { conditions: { all: [{ fact: f, operator: equal, value: 1 }] } } }\n"
            + $"bad:\n  type: json-rules-engine\n  factIds: [r]\n  rule:\n    conditions:\n      {rule}\n");

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().MatchRegex(@"checks\.yaml:7:\d+: ").And.Contain(message);
    }

    [Theory]
    [InlineData("a: { type: other, factIds: [r], rule: { conditions: { all: [] } } }", "1:12: checks of the type 'other' cannot be translated")]
    [InlineData("a: { factIds: [], rule: { conditions: { all: [] } } }", "1:15: the check 'a' names no fact retrievers")]
    [InlineData("a: { factIds: ['${service.id}'], rule: { conditions: { all: [] } } }", "the id of a fact retriever must be a text")]
    [InlineData("a: { factIds: [r] }", "1:1: the check 'a' has no rule.conditions")]
    [InlineData("[{ factIds: [r], rule: { conditions: { all: [] } } }]", "a check has no id")]
    [InlineData("aB: { factIds: [r], rule: { conditions: { all: [] } } }\na-b: { factIds: [r], rule: { conditions: { all: [] } } }", "2:1: 'a-b' becomes the name 'a-b', as 'aB' in line 1 does")]
    [InlineData("'!': { factIds: [r], rule: { conditions: { all: [] } } }", "the check '!' cannot be a check document")]
    [InlineData("a: { factIds: [r], filter: { spec.owner: x }, rule: { conditions: { all: [] } } }", "a filter by 'spec.owner' cannot be translated")]
    [InlineData("a: { factIds: [r], filter: { kind: api }, rule: { conditions: { all: [] } } }", "for no component")]
    [InlineData("a: [", "this is not YAML")]
    [InlineData("", "the file is empty")]
    [InlineData("a: 7", "there are no checks of Tech Insights here")]
    [InlineData("{}", "there are no checks of Tech Insights here")]
    public async Task A_file_that_is_no_such_thing_is_refused(string text, string message)
    {
        var run = await ImportAsync(text);

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(message);
    }

    [Fact]
    public async Task A_rule_that_is_too_long_for_an_expression_is_told()
    {
        var run = await ImportAsync($"a: {{ factIds: [r], rule: {{ conditions: {{ all: [{string.Join(", ", Enumerable.Repeat("{ fact: f, operator: equal, value: 1 }", 100))}] }} }} }}");

        run.Code.Should().Be(2);
        run.Error.Should().Contain("1:1: the check 'a' cannot be a check document");
    }

    [Theory]
    [InlineData("{ kind: Component }", null)]
    [InlineData("[{ kind: group }, { kind: component, spec.lifecycle: production, metadata.tags: [a, b] }]", "(service.lifecycle == \\\"production\\\") && (\\\"a\\\" in service.tags || \\\"b\\\" in service.tags)")]
    [InlineData("[{ spec.system: shop }, { metadata.namespace: pay }]", "(service.?system.orValue(\\\"\\\") == \\\"shop\\\") || (service.namespace == \\\"pay\\\")")]
    public async Task A_filter_says_to_which_services_a_check_applies(string filter, string? appliesTo)
    {
        var run = await ImportAsync($"a: {{ factIds: [r], filter: {filter}, rule: {{ conditions: {{ all: [] }} }} }}");

        run.Error.Should().BeEmpty();
        if (appliesTo is null)
            run.Out.Should().NotContain("appliesTo");
        else
            run.Out.Should().Contain($"appliesTo: \"{appliesTo}\"\n".ReplaceLineEndings());
    }

    [Fact]
    public async Task With_skip_what_can_be_translated_is_written_and_the_rest_told()
    {
        var path = _folder.Write("checks.yaml", Config + "\n      bad: { type: python }\n");

        var run = await ScorecardsCommand.RunAsync("import", "tech-insights", path, "--skip");

        run.Code.Should().Be(0);
        run.Out.Should().Contain("group-owner-check").And.Contain("two-docs");
        run.Error.Should().Contain("warning: checks of the type 'python' cannot be translated");
    }

    [Fact]
    public async Task A_file_that_is_missing_or_a_source_without_a_name_is_refused()
    {
        (await ScorecardsCommand.RunAsync("import", "tech-insights", "nowhere.yaml")).Error.Should().Contain("there is no such file");
        var named = await ScorecardsCommand.RunAsync("import", "tech-insights", _folder.Write("checks.yaml", Config), "--source", "Ours: }");
        (named.Code, named.Out).Should().Be((2, ""));
    }

    private async Task<CommandResult> ImportAsync(string text) => await ScorecardsCommand.RunAsync("import", "tech-insights", _folder.Write("checks.yaml", text));

    private async Task<CommandResult> ValidateAsync(string documents) => await ScorecardsCommand.RunAsync("validate", _folder.Write("imported/checks.yaml", documents));
}
