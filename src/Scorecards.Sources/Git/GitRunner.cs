using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Scorecards.Core.Facts;

namespace Scorecards.Sources.Git;

/// <summary>
/// Runs git without a shell, without the machine's and the user's configuration, without hooks, prompts and helpers, and within
/// limits of time and output. Repositories are other people's: their configuration must not be able to start a program.
/// </summary>
internal sealed class GitRunner(TimeProvider clock)
{
    private static readonly string _nothing = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    private static readonly string[] _kept = ["PATH", "SystemRoot", "TMPDIR", "TEMP", "TMP", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    // More runs at a time than this only wait for each other. A slow server must hold up neither what is on disk nor single files.
    private static readonly SemaphoreSlim _diskPlaces = new(Math.Max(4, Environment.ProcessorCount * 2));
    private static readonly SemaphoreSlim _contentPlaces = new(16);
    private static readonly SemaphoreSlim _transferPlaces = new(8);

    private static readonly string[] _always =
    [
        "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
        "-c", $"core.hooksPath={_nothing}", "-c", "core.fsmonitor=false", "-c", $"core.attributesFile={_nothing}", "-c", "core.askPass=",
        "-c", "core.sshCommand=false", "-c", "credential.helper=", "-c", "safe.bareRepository=explicit", "-c", "protocol.ext.allow=never",
        "-c", "http.followRedirects=false", "-c", "http.proxy=", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30",
        "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "submodule.recurse=false", "-c", "fetch.recurseSubmodules=false",
        "-c", "log.showSignature=false", "-c", "core.quotePath=false", "-c", "mailmap.file=",
        "-c", "mailmap.blob=HEAD:.mailmap", "-c", "core.symlinks=false",
    ];

    private volatile bool _isKnown;

    /// <summary>Runs git to its end or to a limit.</summary>
    /// <exception cref="GitException">git is not there, or did not end in time.</exception>
    public async Task<GitResult> RunAsync(GitCall call, CancellationToken cancellationToken)
    {
        var places = call.IsTransfer ? _transferPlaces : call.Protocols.Length > 0 ? _contentPlaces : _diskPlaces;
        await places.WaitAsync(cancellationToken);
        try
        {
            if (!_isKnown)
                await RequireVersionAsync(cancellationToken);
            return await RunInPlaceAsync(call, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task RequireVersionAsync(CancellationToken cancellationToken)
    {
        var words = (await RunInPlaceAsync(new GitCall("version"), cancellationToken)).Text.Trim();
        if (GitVersion.Read(words) is not { } version || version < GitVersion.Oldest)
            throw new GitException(UnknownCause.Source, $"git {GitVersion.Oldest} or later is needed, but this is '{words}'");
        _isKnown = true;
    }

    private async Task<GitResult> RunInPlaceAsync(GitCall call, CancellationToken cancellationToken)
    {
        using var process = Start(call);
        using var limit = new CancellationTokenSource(call.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var writing = WriteAsync(process.StandardInput, call.Input);
            var errors = ReadAsync(process.StandardError.BaseStream, 64 * 1024, stopAtLimit: false, either.Token);
            var (output, truncated) = await ReadAsync(process.StandardOutput.BaseStream, call.MaxOutput, stopAtLimit: true, either.Token);
            if (truncated)
                process.Kill(entireProcessTree: true);
            await writing;
            var (error, _) = await errors;
            await process.WaitForExitAsync(either.Token);
            return new GitResult(truncated ? 0 : process.ExitCode, output, truncated, Encoding.UTF8.GetString(error.Span).Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitException(UnknownCause.Source, $"git {call.Arguments[0]} did not end within {call.Timeout.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(GitCall call)
    {
        var start = new ProcessStartInfo("git")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A folder that is no work tree: git must only look where it is told to.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        foreach (var argument in _always)
            start.ArgumentList.Add(argument);
        if (call.GitDir is { } gitDir)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("safe.directory=*");
            start.ArgumentList.Add($"--git-dir={gitDir}");
        }

        foreach (var argument in call.Arguments)
            start.ArgumentList.Add(argument);
        SetEnvironment(start.Environment, call);
        try
        {
            return Process.Start(start) ?? throw new GitException(UnknownCause.Source, "git did not start");
        }
        catch (Win32Exception exception)
        {
            throw new GitException("git cannot be started; install git 2.38 or later: " + exception.Message, exception);
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, GitCall call)
    {
        var kept = _kept
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(variable => variable.value is not null).ToList();
        environment.Clear();
        foreach (var (name, value) in kept)
            environment[name] = value;
        environment["LC_ALL"] = "C";
        environment["GIT_CONFIG_NOSYSTEM"] = "1";
        environment["GIT_CONFIG_GLOBAL"] = _nothing;
        environment["GIT_ATTR_NOSYSTEM"] = "1";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_SSH_COMMAND"] = "false";
        environment["GIT_ALLOW_PROTOCOL"] = call.Protocols;
        environment["GIT_CONFIG_COUNT"] = call.Settings.Count.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < call.Settings.Count; i++)
        {
            environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{i}")] = call.Settings[i].Key;
            environment[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{i}")] = call.Settings[i].Value;
        }
    }

    private static async Task WriteAsync(StreamWriter writer, string text)
    {
        try
        {
            await using (writer)
                await writer.WriteAsync(text);
        }
        catch (IOException)
        {
            // git ended before it read all of it; its exit code and words say why.
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, bool Truncated)> ReadAsync(
        Stream stream, int limit, bool stopAtLimit, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(part, cancellationToken)) > 0)
        {
            var room = Math.Min(read, limit - bytes.WrittenCount);
            bytes.Write(part.AsSpan(0, room));
            if (room < read && stopAtLimit)
                return (bytes.WrittenMemory, true);
        }

        return (bytes.WrittenMemory, false);
    }
}
