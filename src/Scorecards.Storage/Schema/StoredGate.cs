using System.Text.Json;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Core.Support;
using Scorecards.Core.Text;

namespace Scorecards.Storage.Schema;

/// <summary>Decisions of the gate, and what acts on them, as the stores keep them: JSON text, and the columns that are searched by.</summary>
internal static class StoredGate
{
    /// <summary>Questions and keys deleted in one transaction, which keeps decisions waiting.</summary>
    public const int PurgedTogether = 1000;

    public static string Write(GateDecision decision) => JsonSerializer.Serialize(decision, ScorecardsJson.Default.GateDecision);

    public static string Write(GateOverride broken) => JsonSerializer.Serialize(broken, ScorecardsJson.Default.GateOverride);

    public static string Write(Freeze freeze) => JsonSerializer.Serialize(freeze, ScorecardsJson.Default.Freeze);

    public static string Write(SupportAppeal appeal) => JsonSerializer.Serialize(appeal, ScorecardsJson.Default.SupportAppeal);

    public static GateDecision Decision(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.GateDecision) ?? throw Null();

    public static GateOverride Override(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.GateOverride) ?? throw Null();

    public static Freeze Freeze(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.Freeze) ?? throw Null();

    public static SupportAppeal Appeal(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.SupportAppeal) ?? throw Null();

    /// <summary>What acts, from bodies that were read at one moment.</summary>
    public static ActingState State(long version, string? freezes, string? overrides, string? appeals) => new(
        version,
        [.. StoredTexts.Read(freezes, Freeze, freeze => freeze.Id).Reverse()],
        [.. StoredTexts.Read(overrides, Override, broken => broken.Id).Reverse()],
        [.. StoredTexts.Read(appeals, Appeal, appeal => appeal.Id).Reverse()]);

    /// <summary>Questions are as long as callers make them; what is looked up is not.</summary>
    public static string Key(string questionKey) => Content.Digest(questionKey);

    /// <summary>The conditions that a query makes, each on a column of the same name as its parameter.</summary>
    public static string Where(GateDecisionQuery query, string? before)
    {
        string?[] conditions =
        [
            query.Service is null ? null : "service = @service",
            query.Environment is null ? null : "environment = @environment",
            query.Decision is null ? null : "decision = @decision",
            before is null ? null : "id < @before",
        ];
        return string.Join(" AND ", conditions.OfType<string>().DefaultIfEmpty("true"));
    }

    public static string Word(GateVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>Null until someone lifts it.</summary>
    public static long? EndOf(Freeze freeze) => (freeze.LiftedAt, freeze.Until) switch
    {
        ({ } lifted, { } until) => StoredTime.Of(lifted < until ? lifted : until),
        var (lifted, until) => (lifted ?? until) is { } end ? StoredTime.Of(end) : null,
    };

    private static JsonException Null() => new("A stored body is null.");
}
