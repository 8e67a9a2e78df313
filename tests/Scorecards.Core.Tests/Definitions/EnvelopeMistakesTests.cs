using Scorecards.Core.Definitions;
using static Scorecards.Core.Tests.Definitions.DefinitionTesting;

namespace Scorecards.Core.Tests.Definitions;

public sealed class EnvelopeMistakesTests
{
    [Theory]
    [InlineData("kind: Check", "kind: Chekc", "f.yaml:2:7: kind must be KINDS, not the text 'Chekc' (did you mean 'Check'?)")]
    [InlineData("kind: Check", "kind: Gate", "f.yaml:2:7: kind must be KINDS, not the text 'Gate'")]
    [InlineData("kind: Check", "kind:", "f.yaml:2:6: kind must be KINDS, not nothing")]
    [InlineData("kind: Check", "kind: [Check]", "f.yaml:2:7: kind must be KINDS, not a list")]
    [InlineData("kind: Check\n", "", "f.yaml:1:1: a document needs 'kind'")]
    [InlineData("scorecards.dev/v1", "scorecards.dev/v2", "f.yaml:1:13: apiVersion must be scorecards.dev/v1, not the text 'scorecards.dev/v2' (did you mean 'scorecards.dev/v1'?)")]
    [InlineData("apiVersion: scorecards.dev/v1\n", "", "f.yaml:1:1: a document needs 'apiVersion'")]
    [InlineData("metadata:\n  name: a-check\n", "", "f.yaml:1:1: a document needs 'metadata'")]
    [InlineData("spec:", "specs:", "f.yaml:1:1: a document needs 'spec'", "f.yaml:5:1: 'specs' is not a field of a document (did you mean 'spec'?)")]
    [InlineData("kind: Check", "kind: Check\nstatus: {}", "f.yaml:3:1: 'status' is not a field of a document (known are: apiVersion, kind, metadata, spec)")]
    [InlineData("kind: Check", "kind: Check\nkind: Source", "f.yaml:3:1: the key 'kind' is there twice, first on line 2 (remove one of the two)")]
    [InlineData("  name: a-check", "  title: x", "f.yaml:4:3: metadata needs 'name' (Unique among the documents of its kind. For a check: a statement that is true when it passes.)")]
    [InlineData("name: a-check", "name: A_Check", "f.yaml:4:9: metadata.name must be a name of lower-case letters, digits and single dashes, not the text 'A_Check'")]
    [InlineData("name: a-check", "name: a--check", "f.yaml:4:9: metadata.name must be a name of lower-case letters, digits and single dashes, not the text 'a--check'")]
    [InlineData("name: a-check", "name: \"a-check\\n\"", "f.yaml:4:10: metadata.name must be a name of lower-case letters, digits and single dashes, not the text 'a-check\n'")]
    [InlineData("name: a-check", "name: 12", "f.yaml:4:9: metadata.name must be a text, not the number 12 (put it in quotes)")]
    [InlineData("name: a-check", "name: a-check\n  tags: on-call", "f.yaml:5:9: metadata.tags must be a list, not the text 'on-call'")]
    [InlineData("name: a-check", "name: a-check\n  tags: [a, ~]", "f.yaml:5:13: metadata.tags[1] must be a text, not nothing (put it in quotes)")]
    [InlineData("name: a-check", "name: a-check\n  titel: x", "f.yaml:5:3: 'titel' is not a field of metadata (did you mean 'title'?)")]
    [InlineData("metadata:\n  name: a-check", "metadata: a-check", "f.yaml:3:11: metadata must be a map, not the text 'a-check'")]
    public void A_mistake_in_the_envelope_is_shown_where_it_is(string from, string to, params string[] problems)
    {
        var kinds = string.Join(" or ", DocumentKinds.Specs.Keys);

        Problems(CheckText, from, to).Should().Equal(problems.Select(p => p.Replace("KINDS", kinds, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_name_has_at_most_100_characters()
    {
        Problems(CheckText, "a-check", new string('a', 100)).Should().BeEmpty();
        Problems(CheckText, "a-check", new string('a', 101)).Should().Equal(
            $"f.yaml:4:9: metadata.name must be a text of at most 100 characters, not the text '{new string('a', 40)}…'");
    }

    [Theory]
    [InlineData("hello", "f.yaml:1:1: a document must be a map, not the text 'hello' (begin it with 'apiVersion: scorecards.dev/v1')")]
    [InlineData("- a", "f.yaml:1:1: a document must be a map, not a list (begin it with 'apiVersion: scorecards.dev/v1')")]
    [InlineData("a: [", "f.yaml:1:5: this is not YAML: While parsing a node, did not find expected node content (look for a missing quote, colon or bracket, or a tab used as indentation)")]
    public void What_is_no_document_is_shown(string text, string problem) => Problems(("f.yaml", text)).Should().Equal(problem);

    [Fact]
    public void An_empty_file_is_no_mistake() => Problems(("a.yaml", ""), ("b.yaml", "# later"), ("c.yaml", "---\n---\n")).Should().BeEmpty();

    [Fact]
    public void Several_documents_may_share_a_file() => Problems(("f.yaml", $"{ScorecardText}\n---\n{CheckText}\n---\n{SourceText}")).Should().BeEmpty();
}
