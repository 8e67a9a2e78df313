using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Scorecards.TestSupport;

/// <summary>Serves the repositories beneath a folder over HTTP as git servers do, by git's own CGI program.</summary>
public static class GitHttpServer
{
    public static async Task AnswerAsync(string root, LoopbackRequest request, LoopbackResponse response)
    {
        var start = new ProcessStartInfo("git", "http-backend") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_CONFIG_COUNT"] = "3";
        start.Environment["GIT_CONFIG_KEY_0"] = "safe.directory";
        start.Environment["GIT_CONFIG_VALUE_0"] = "*";
        start.Environment["GIT_CONFIG_KEY_1"] = "uploadpack.allowFilter";
        start.Environment["GIT_CONFIG_VALUE_1"] = "true";
        start.Environment["GIT_CONFIG_KEY_2"] = "uploadpack.allowAnySHA1InWant";
        start.Environment["GIT_CONFIG_VALUE_2"] = "true";
        start.Environment["REQUEST_METHOD"] = request.Method;
        start.Environment["PATH_INFO"] = request.Path;
        start.Environment["QUERY_STRING"] = request.Target.Split('?', 2) is [_, var query] ? query : "";
        start.Environment["CONTENT_TYPE"] = request.Headers.GetValueOrDefault("content-type") ?? "";
        start.Environment["CONTENT_LENGTH"] = request.Body.Length.ToString(CultureInfo.InvariantCulture);
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers.GetValueOrDefault("content-encoding") ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers.GetValueOrDefault("git-protocol") ?? "";

        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.StandardInput.BaseStream.WriteAsync(request.Body);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();

        var bytes = output.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var head = Encoding.Latin1.GetString(bytes, 0, end);
        var status = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Status: ", StringComparison.Ordinal))?["Status: ".Length..] ?? "200 OK";
        await response.RawAsync($"HTTP/1.1 {status}\r\n{head}\r\nConnection: close\r\nContent-Length: {bytes.Length - end - 4}\r\n\r\n");
        await response.RawAsync(bytes.AsMemory(end + 4));
    }
}
