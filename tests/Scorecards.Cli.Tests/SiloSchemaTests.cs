using Scorecards.Storage.PostgreSql;
using Scorecards.TestSupport;

namespace Scorecards.Cli.Tests;

[Trait("Needs", "system")]
public sealed class SiloSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Silos_can_join_after_it_has_run_once_or_twice()
    {
        await using var postgres = await PostgreSqlServer.StartNewAsync();
        await using var schema = new SiloSchema(postgres.ConnectionString());

        var first = await Run("--cluster", postgres.ConnectionString());
        var second = await Run("--cluster", postgres.ConnectionString());

        (first.Code, second.Code).Should().Be((0, 0));
        await schema.Invoking(s => s.CheckAsync(default)).Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_without_its_password()
    {
        var run = await Run("--cluster", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hunter2");

        run.Code.Should().Be(3);
        run.Error.Should().Contain("cannot be reached").And.NotContain("hunter2");
    }

    [Fact]
    public async Task The_database_must_be_named() => (await Run()).Code.Should().Be(2);

    private Task<CommandResult> Run(params IReadOnlyList<string> arguments) =>
        ScorecardsCommand.RunAsync(_folder.Path, "", [.. arguments.Prepend("silo-schema")]);
}
