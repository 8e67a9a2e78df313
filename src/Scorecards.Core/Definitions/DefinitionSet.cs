namespace Scorecards.Core.Definitions;

/// <summary>Everything one loading of the definitions gave, compiled and valid. Immutable.</summary>
public sealed record DefinitionSet
{
    public static readonly DefinitionSet Empty = new();

    public IReadOnlyDictionary<string, Check> Checks { get; init; } = new Dictionary<string, Check>();

    public IReadOnlyDictionary<string, Scorecard> Scorecards { get; init; } = new Dictionary<string, Scorecard>();

    public IReadOnlyDictionary<string, SourceDefinition> Sources { get; init; } = new Dictionary<string, SourceDefinition>();

    /// <summary>What may be deployed where and when; null when no policy says it.</summary>
    public GatePolicy? GatePolicy { get; init; }

    /// <summary>Who goes first in queues; null when no policy says it.</summary>
    public PriorityPolicy? PriorityPolicy { get; init; }

    /// <summary>Who gets SRE support; null when no policy says it.</summary>
    public SupportPolicy? SupportPolicy { get; init; }

    public IReadOnlyDictionary<string, Notification> Notifications { get; init; } = new Dictionary<string, Notification>();

    public IReadOnlyDictionary<string, Calendar> Calendars { get; init; } = new Dictionary<string, Calendar>();

    /// <summary>The scorecard whose grade is the service's grade; null when none is loaded.</summary>
    public Scorecard? Primary => Scorecards.Values.FirstOrDefault(s => s.Spec.Primary);

    /// <summary>SHA-256 of all documents.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The text of all documents, in the order of their files: what <see cref="Digest"/> is taken of.</summary>
    public IReadOnlyList<DefinitionDocument> Documents { get; init; } = [];

    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>A file of definitions.</summary>
public sealed record DefinitionDocument(string Path, string Text);
