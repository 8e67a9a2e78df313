using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scorecards.TestSupport.Faults.History;

/// <summary>Keeps entries, in memory and as lines of JSON in a file. For use by many at a time.</summary>
public sealed class HistoryFile : IDisposable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock _lock = new();
    private readonly List<HistoryEntry> _entries = [];
    private readonly StreamWriter _file;

    /// <param name="path">A new file; one that is there is replaced.</param>
    public HistoryFile(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        (Path, _file) = (path, new StreamWriter(path));
    }

    public string Path { get; }

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<HistoryEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public void Add(HistoryEntry entry)
    {
        lock (_lock)
        {
            _entries.Add(entry);
            _file.WriteLine(JsonSerializer.Serialize(entry, _json));
        }
    }

    /// <summary>The entries of a file, for a look at an earlier run.</summary>
    public static IReadOnlyList<HistoryEntry> Load(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<HistoryEntry>(line, _json)!)];

    public void Dispose() => _file.Dispose();
}
