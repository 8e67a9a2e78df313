using System.Diagnostics;
using System.Text.Json;
using Scorecards.TestSupport;

namespace Scorecards.Functional.Deploy;

/// <summary>Renders the chart with the template engine and functions that Helm is made of; Helm itself is in no package registry.</summary>
public sealed class ChartRenderer : IDisposable
{
    private const string Missing =
        "This test needs Go with the packages sprig and yaml.v3. Install them (Debian, Ubuntu: apt install golang-go golang-github-masterminds-sprig-dev golang-gopkg-yaml.v3-dev).";

    private readonly TempFolder _folder = new();

    public ChartRenderer()
    {
        var build = new ProcessStartInfo("go", ["build", "-o", Program, Path.Combine(BuiltProgram.Root, "tests", "Scorecards.Functional", "Deploy", "rendering", "render.go")])
        {
            WorkingDirectory = _folder.Path,
            Environment =
            {
                ["GO111MODULE"] = "off", ["GOPATH"] = "/usr/share/gocode", ["GOCACHE"] = Path.Combine(_folder.Path, "cache"), ["GOTOOLCHAIN"] = "local", ["GOFLAGS"] = "",
            },
        };
        try
        {
            var (code, _, errors) = Run(build);
            if (code != 0)
            {
                throw new InvalidOperationException($"{Missing} {errors}");
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException(Missing, e);
        }
    }

    private string Program => Path.Combine(_folder.Path, "render");

    /// <summary>The objects that come of the chart with these values over its own.</summary>
    internal IReadOnlyList<JsonElement> Render(string values)
    {
        var (code, output, errors) = RunOn(values);
        code.Should().Be(0, errors);
        return [.. output.Split("\n---\n", StringSplitOptions.RemoveEmptyEntries).Select(text => text.StartsWith("---\n", StringComparison.Ordinal) ? text[4..] : text).Select(YamlFile.Parse)];
    }

    /// <summary>What the chart says of values that it does not take.</summary>
    internal string Refuse(string values)
    {
        var (code, output, errors) = RunOn(values);
        code.Should().NotBe(0, output);
        return errors;
    }

    public void Dispose() => _folder.Dispose();

    private (int Code, string Output, string Errors) RunOn(string values) =>
        Run(new ProcessStartInfo(Program, [YamlFile.Path("helm", "scorecards"), _folder.Write($"{Guid.NewGuid():n}.yaml", values)]));

    private static (int Code, string Output, string Errors) Run(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
