using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "validate")]
    [InlineData("validate --help", "<PATH>")]
    [InlineData("evaluate --help", "--min-grade")]
    [InlineData("explain --help", "<CHECK>")]
    [InlineData("eval --help", "--batch")]
    [InlineData("schema --help", "schema")]
    [InlineData("token --help", "revoke")]
    [InlineData("token create --help", "reporter|gatekeeper|owner:TEAM|approver|admin")]
    [InlineData("exemption --help", "revoke")]
    [InlineData("exemption request --help", "--until")]
    [InlineData("exemption list --help", "--state")]
    [InlineData("exemption approve --help", "<ID>")]
    [InlineData("attest --help", "RISK=RESPONSE")]
    [InlineData("token list --help", "--data")]
    [InlineData("token revoke --help", "<NAME>")]
    [InlineData("what-if --help", "CHECK=OUTCOME")]
    [InlineData("recompute --help", "<EVALUATION>")]
    [InlineData("diff --help", "--max-downgrades")]
    public async Task Help_tells_usage_and_exit_codes_on_stdout(string arguments, string expected)
    {
        var run = await ScorecardsCommand.RunAsync(arguments.Split(' '));

        run.Code.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Out.Should().Contain("Usage:").And.Contain(expected).And.MatchRegex(@"Exit codes:\s+0  ");
    }

    [Theory]
    [InlineData("", "Required command")]
    [InlineData("valdate checks", "did you mean 'validate'?")]
    [InlineData("validate", "PATH")]
    [InlineData("validate checks --jsn", "did you mean '--json'?")]
    [InlineData("evaluate --jsn", "did you mean '--json'?")]
    [InlineData("evaluate --min-grade Z", "from F to A+")]
    [InlineData("evaluate --server-url ftp://x", "http://")]
    [InlineData("explain payments", "CHECK")]
    [InlineData("eval", "either an EXPRESSION or --batch")]
    [InlineData("eval 1 --batch lines", "either an EXPRESSION or --batch")]
    [InlineData("token create Big_Name --role admin", "lower-case letters")]
    [InlineData("token create ci --role king", "owner:TEAM")]
    [InlineData("exemption request cart has-a-runbook --reason whatever --until soon", "30d")]
    [InlineData("exemption list --state open", "requested")]
    [InlineData("attest cart is-tested", "one of --yes and --no")]
    [InlineData("attest cart is-tested --yes --no", "one of --yes and --no")]
    [InlineData("attest cart is-tested --yes --item x", "RISK=RESPONSE")]
    [InlineData("token create ci", "--role")]
    [InlineData("what-if cart --set has-a-runbook", "CHECK=OUTCOME")]
    [InlineData("what-if cart --set a=1.5", "0 to 1")]
    [InlineData("diff", "[OLD] NEW")]
    [InlineData("diff a b c", "'c'")]
    [InlineData("diff a --output xml", "markdown")]
    [InlineData("diff a --max-downgrades -1", "0 or more")]
    [InlineData("what-if cart --server ftp://x", "--server")]
    [InlineData("recompute", "EVALUATION")]
    [InlineData("recompute 1 --stor", "did you mean '--store'?")]
    public async Task A_mistyped_command_line_is_told_on_stderr_with_exit_code_2(string arguments, string expected)
    {
        var run = await ScorecardsCommand.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.Code.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain(expected).And.Contain("--help");
    }

    [Fact]
    public async Task The_schema_at_the_root_is_what_the_command_prints()
    {
        var run = await ScorecardsCommand.RunAsync("schema");

        run.Code.Should().Be(0);
        run.Out.Should().Be(await File.ReadAllTextAsync(Path.Combine(BuiltProgram.Root, "scorecard-schema.yaml")));
    }
}
