using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Scorecards.TestSupport;

/// <summary>Writes an answer, whole or broken.</summary>
public sealed class LoopbackResponse(Socket socket, Stream stream, CancellationToken stopped)
{
    /// <summary>Cancelled when the server is disposed.</summary>
    public CancellationToken Stopped => stopped;

    public Task JsonAsync(string json, int status = 200) => SendAsync(status, "application/json", json);

    public Task SendAsync(int status, string contentType, string body, params (string Name, string Value)[] headers) =>
        SendAsync(status, contentType, Encoding.UTF8.GetBytes(body), headers);

    public async Task SendAsync(int status, string contentType, byte[] body, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(body);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        if (contentType.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await RawAsync(head + "\r\n");
        await stream.WriteAsync(body, stopped);
    }

    public Task RedirectAsync(string location, int status = 302) => SendAsync(status, "", "", ("Location", location));

    /// <summary>Writes text as it is.</summary>
    public async Task RawAsync(string text)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), stopped);
        await stream.FlushAsync(stopped);
    }

    public async Task RawAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, stopped);
        await stream.FlushAsync(stopped);
    }

    /// <summary>Never answers: returns when the server is disposed.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, stopped);

    /// <summary>Cuts the connection with a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
