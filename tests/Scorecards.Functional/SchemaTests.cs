using System.Diagnostics;
using Scorecards.TestSupport;

namespace Scorecards.Functional;

/// <summary>The published schema, held by a validator that is not ours.</summary>
[Trait("Needs", "system")]
public sealed class SchemaTests
{
    private static string Folder { get; } = Path.Combine(BuiltProgram.Root, "tests", "Scorecards.Functional", "schema");

    private static string Schema { get; } = Path.Combine(BuiltProgram.Root, "scorecard-schema.yaml");

    [Fact]
    public async Task Every_shipped_definition_is_valid()
    {
        var files = Directory.GetFiles(Path.Combine(BuiltProgram.Root, "checks"), "*.yaml", SearchOption.AllDirectories);

        var lines = await ValidateAsync(files);

        files.Should().HaveCountGreaterThan(20);
        lines.Should().HaveCount(files.Length).And.OnlyContain(line => line.StartsWith("valid ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("apiVersion: scorecards.dev/v2\nkind: Check\nmetadata: { name: a }\nspec: { pass: 'true' }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Chek\nmetadata: { name: a }\nspec: { pass: 'true' }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: A }\nspec: { pass: 'true' }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }\nspec: { pass: true }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }\nspec: { pass: 'true', severty: high }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }\nspec: { pass: 'true', freshFor: soon }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Check\nmetadata: { name: a }\nspec: {}")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Scorecard\nmetadata: { name: a }\nspec: { checks: [] }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Scorecard\nmetadata: { name: a }\nspec: { checks: [{ check: b, weight: 0 }] }")]
    [InlineData("apiVersion: scorecards.dev/v1\nkind: Source\nmetadata: { name: a }\nspec: { kind: http, auth: { secretRef: hunter2 } }")]
    public async Task What_the_loader_refuses_the_schema_refuses_too(string text)
    {
        using var workspace = new Workspace();
        var file = workspace.Definition("bad.yaml", text);

        var lines = await ValidateAsync(file);
        var loaded = await ScorecardsCommand.RunAsync(workspace.Folder, "", ["validate", "definitions"]);

        lines.Should().ContainSingle().Which.Should().StartWith("invalid ");
        loaded.Code.Should().Be(2);
    }

    [Fact]
    public async Task The_published_file_is_the_schema_of_the_model()
    {
        var printed = await ScorecardsCommand.RunAsync(BuiltProgram.Root, "", ["schema"]);

        printed.Out.ReplaceLineEndings("\n").Should().Be((await File.ReadAllTextAsync(Schema)).ReplaceLineEndings("\n"),
            "the model changed: run 'scorecards schema > scorecard-schema.yaml'");
    }

    private static async Task<string[]> ValidateAsync(params string[] files)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in files.Prepend(Schema).Prepend("validate.mjs"))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"The validator did not run; tests/run installs what it needs: {await errors}");
    }
}
