using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class AttestationMistakesTests
{
    private const string Question = """
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata:
          name: a-question
        spec:
          attestation:
            question: Is it tested enough?
            roles: [owner, approver]
            validFor: 30d
            evidence: required
          examples:
            - { attestation: yes, expect: pass }
            - { attestation: "no", expect: fail }
            - { expect: unknown }
        """;

    [Theory]
    [InlineData("evidence: required", "evidence: optional")]
    [InlineData("evidence: required", "items: required")]
    [InlineData("evidence: required", "boundTo: release")]
    [InlineData("validFor: 30d", "validFor: 366d")]
    [InlineData("  examples:", "  message: \"${facts.attestation.note} ${facts.attestation.items.map(i, i.risk + i.response)}\"\n  examples:")]
    [InlineData("  examples:", "  appliesTo: service.tier == 3\n  severity: blocker\n  examples:")]
    public void A_question_without_mistakes_is_no_problem(string from, string to) => Problems(Question, from, to).Should().BeEmpty();

    [Theory]
    [InlineData("  attestation:", "  pass: \"true\"\n  attestation:", "f.yaml:7:3: spec must have 'pass' or 'attestation', not both (remove one of them)")]
    [InlineData("question: Is it tested enough?", "note: x", "f.yaml:7:5: 'note' is not a field of spec.attestation (known are: boundTo, evidence, items, question, roles, validFor)",
        "f.yaml:7:5: spec.attestation needs 'question' (What people are asked. Yes passes the check, no fails it.)")]
    [InlineData("Is it tested enough?", "\" \"", "f.yaml:7:16: the question is empty (ask something that is answered by yes or no)")]
    [InlineData("[owner, approver]", "[]", "f.yaml:8:12: spec.attestation.roles must be a list of at least one, not a list")]
    [InlineData("[owner, approver]", "[boss]", "f.yaml:8:13: spec.attestation.roles[0] must be one of reporter, owner, approver, admin, not the text 'boss'")]
    [InlineData("30d", "0s", "f.yaml:9:15: validFor must be more than nothing and at most 366d (an answer that never runs out is never looked at again)")]
    [InlineData("30d", "367d", "f.yaml:9:15: validFor must be more than nothing and at most 366d (an answer that never runs out is never looked at again)")]
    [InlineData("evidence: required", "evidence: please", "f.yaml:10:15: spec.attestation.evidence must be one of optional, required, not the text 'please'")]
    [InlineData("evidence: required", "boundTo: commit", "f.yaml:10:14: spec.attestation.boundTo must be one of release, not the text 'commit'")]
    [InlineData("  examples:", "  facts: { it: { source: test, query: value } }\n  examples:", "f.yaml:11:26: a check that asks people looks at no other facts (make two checks of it)")]
    [InlineData("  examples:", "  message: ${facts.attestation.who}\n  examples:", "f.yaml:11:32: message: no such field 'who' in attestation (it has answer, at, by, evidence, items, note, release, until)")]
    [InlineData("  examples:", "  message: ${facts.release.release}\n  examples:", "f.yaml:11:20: message: no such field 'release' in facts (it has attestation)")]
    [InlineData("attestation: yes, expect: pass", "attestation: yes, expect: fail", "f.yaml:12:35: this example should be fail, but the check says pass: example answered yes; good until 2026-01-31T00:00:00Z (mend the check or the example)")]
    [InlineData("attestation: yes, expect: pass", "attestation: maybe, expect: pass", "f.yaml:12:22: spec.examples[0].attestation must be one of yes, no, not the text 'maybe'",
        "f.yaml:12:37: this example should be pass, but the check says unknown: attestation: not collected yet (mend the check or the example)")]
    [InlineData("attestation: yes, expect: pass", "facts: { it: 1 }, expect: pass", "f.yaml:12:22: the check has no fact 'it' (look up the names that are known)")]
    public void A_mistake_in_a_question_is_shown_where_it_is(string from, string to, params string[] problems) => Problems(Question, from, to).Should().Equal(problems);

    [Fact]
    public void An_example_of_an_answer_needs_a_question() =>
        Problems(CheckText, "facts: { it: { ok: true } }", "attestation: yes").Should().Equal("f.yaml:11:22: the check asks people nothing (give the example facts instead)");

    [Fact]
    public void No_source_takes_the_name_of_what_people_attest() =>
        Problems(SourceText, "name: a-source", "name: attestation").Should().Equal("f.yaml:4:9: the name 'attestation' is taken by what people attest (give the source another name)");
}
