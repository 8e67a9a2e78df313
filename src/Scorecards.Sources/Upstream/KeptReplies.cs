using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// Good answers with their validators, on disk, so that the upstream need only say that nothing changed (RFC 9110, conditional
/// requests), also after a restart. A file that cannot be read or written is as good as none.
/// </summary>
/// <param name="folder">Created when it is needed; several sources and processes may share it.</param>
/// <param name="room">Bytes of all files together; those that served longest ago go first.</param>
internal sealed class KeptReplies(string folder, TimeProvider clock, long room = KeptReplies.Room)
{
    public const int NotModified = 304;

    private const long Room = 256L * 1024 * 1024;
    private const int MaxBody = 16 * 1024 * 1024;

    private long _written;

    /// <param name="cache">The folder for copies that can be made again.</param>
    public static KeptReplies In(string cache, TimeProvider clock) => new(Path.Combine(cache, "replies"), clock);

    /// <summary>Asks whether the answer that is kept still holds, or for a new one.</summary>
    /// <param name="key">Equal requests, and no others, have equal keys.</param>
    public async Task<HttpOutcome> GetAsync(string key, GuardedRequest request, Func<GuardedRequest, Task<HttpOutcome>> ask)
    {
        // An answer to what is posted says nothing of whether it holds later.
        if (request.Question is not null)
            return await ask(request);
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        if (await ReadAsync(path) is not { } kept)
            return await KeepAsync(path, await ask(request));

        var outcome = await ask(request with { Headers = [.. request.Headers, .. kept.Conditions()] });
        if (outcome.Reply is not { Status: NotModified } reply)
            return await KeepAsync(path, outcome);
        Touch(path);
        return new HttpOutcome(kept.Answer(reply), null);
    }

    private async Task<HttpOutcome> KeepAsync(string path, HttpOutcome outcome)
    {
        if (outcome.Reply is { Status: 200, IsTruncated: false } reply && reply.Body.Length <= MaxBody && KeptReply.Of(reply) is { } kept)
            await WriteAsync(path, kept);
        return outcome;
    }

    private static async Task<KeptReply?> ReadAsync(string path)
    {
        try
        {
            return File.Exists(path) ? KeptReply.Read(await File.ReadAllBytesAsync(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidDataException or InvalidOperationException)
        {
            // Removed meanwhile, or damaged: asked for anew and written again.
            return null;
        }
    }

    private async Task WriteAsync(string path, KeptReply kept)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            var bytes = kept.Write();
            await File.WriteAllBytesAsync(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
            Touch(path);
            if (Interlocked.Add(ref _written, bytes.Length) > room / 8)
            {
                Interlocked.Exchange(ref _written, 0);
                MakeRoom();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk: the next request is a whole one.
            Delete(temporary);
        }
    }

    private void MakeRoom()
    {
        var files = new DirectoryInfo(folder).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        var held = 0L;
        foreach (var file in files)
        {
            held += file.Length;
            if (held > room)
                Delete(file.FullName);
        }
    }

    private void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile by whoever made room.
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use by another process: it goes the next time.
        }
    }
}
