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
    [InlineData("gate --help", "12  cannot decide")]
    [InlineData("gate-keys --help", "JWK")]
    [InlineData("approve --help", "<DECISION>")]
    [InlineData("freeze --help", "declare")]
    [InlineData("freeze declare --help", "deploy|rollback|hotfix|security")]
    [InlineData("freeze list --help", "--json")]
    [InlineData("freeze lift --help", "<ID>")]
    [InlineData("override --help", "revoke")]
    [InlineData("break-glass --help", "open")]
    [InlineData("override open --help", "--incident")]
    [InlineData("override list --help", "--service")]
    [InlineData("override approve --help", "<ID>")]
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
    [InlineData("gate payments", "--environment")]
    [InlineData("gate payments -e production --kind big", "rollback")]
    [InlineData("gate payments -e production --wait soon", "10m")]
    [InlineData("gate payments -e production --wait 3d", "at most 1d")]
    [InlineData("gate payments -e production --retry-for 2h", "at most 1h")]
    [InlineData("gate payments -e production --at tomorrow", "2030-01-31T12:00:00+01:00")]
    [InlineData("gate payments -e production --at 2030-01-31", "2030-01-31T12:00:00+01:00")]
    [InlineData("gate payments -e production --at 2030-01-31T09:00:00", "in no zone: add it, such as 2030-01-31T09:00:00Z")]
    [InlineData("gate payments -e production --at 2030-01-31T09:00:00Z --wait 10m", "leave out --wait")]
    [InlineData("gate payments -e production --at 2030-01-31T09:00:00Z --verdict-file x", "leave out --wait")]
    [InlineData("gate payments -e production --keys keys.json", "--offline-verdict")]
    [InlineData("gate payments -e production --junit no/such/folder.xml", "no such folder")]
    [InlineData("gate payments -e production --verdict-file no/such/folder.json", "no such folder")]
    [InlineData("gate payments -e production --idempotency-key é", "ASCII")]
    [InlineData("freeze declare", "--reason")]
    [InlineData("freeze declare --reason whatever --until 2030-01-31T09:00:00", "in no zone")]
    [InlineData("freeze declare --reason whatever --kind all", "hotfix")]
    [InlineData("freeze lft x", "did you mean 'lift'?")]
    [InlineData("override open payments -e production --reason whatever", "--incident")]
    [InlineData("override open payments -e production --reason x --incident y --for 5h", "at most 4h")]
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
