using System.Collections.Concurrent;
using Scorecards.Core.Gates;

namespace Scorecards.Server.Gates;

/// <summary>The valid decisions that this node gave or met, by question, so that asking again costs nothing. All of them are in the store.</summary>
public sealed class GateMemory
{
    /// <summary>Beyond this many, those that are over are let go.</summary>
    private const int Many = 20_000;

    private readonly ConcurrentDictionary<string, Remembered> _byQuestion = new(StringComparer.Ordinal);

    /// <summary>The decision of a question, with its signed verdict once it was asked for; null when none is valid.</summary>
    internal Remembered? Find(string questionKey, DateTimeOffset now) =>
        _byQuestion.TryGetValue(questionKey, out var known) && now < known.Decision.ValidUntil ? known : null;

    internal Remembered Keep(GateDecision decision, DateTimeOffset now)
    {
        if (_byQuestion.Count >= Many)
        {
            foreach (var (key, known) in _byQuestion)
            {
                if (known.Decision.ValidUntil <= now)
                {
                    _byQuestion.TryRemove(key, out _);
                }
            }
        }

        var kept = new Remembered(decision);
        if (_byQuestion.Count < 2 * Many)
        {
            _byQuestion[decision.Question.Key] = kept;
        }

        return kept;
    }

    /// <summary>A decision and its signed verdict.</summary>
    internal sealed class Remembered(GateDecision decision)
    {
        public GateDecision Decision { get; } = decision;

        /// <summary>Null until someone asked for it; signing twice does no harm.</summary>
        public string? Verdict { get; set; }
    }
}
