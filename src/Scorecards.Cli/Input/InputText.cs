using System.Text;

namespace Scorecards.Cli.Input;

/// <summary>The text of a file a user named, or why there is none.</summary>
/// <param name="Name">What to call it in messages.</param>
internal sealed record InputText(string Name, string? Text, string? Error)
{
    /// <param name="path">A file; <c>-</c> is standard input.</param>
    /// <param name="mostBytes">Longer input is refused after that many bytes, however long a pipe or device goes on.</param>
    public static async Task<InputText> ReadAsync(string path, int mostBytes, CancellationToken cancellationToken)
    {
        var name = path == "-" ? "standard input" : path;
        try
        {
            await using var stream = Open(path);
            var bytes = new byte[mostBytes + 1];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return length > mostBytes
                ? new InputText(name, null, $"{name} is longer than {mostBytes / 1024} KiB")
                : new InputText(name, Decode(bytes.AsSpan(0, length)), null);
        }
        catch (DecoderFallbackException)
        {
            return new InputText(name, null, $"{name} is not text in UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new InputText(name, null, $"{name} cannot be read: {Reason(path, e)}");
        }
    }

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static Stream Open(string path) => path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);

    /// <summary>Why opening a path failed, in words that do not repeat the path.</summary>
    public static string Reason(string path, Exception error) => error switch
    {
        _ when Directory.Exists(path) => "it is a folder",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "this user may not read it",
        _ => error.Message,
    };

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return utf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
    }
}
