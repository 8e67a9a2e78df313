using System.Text.Json.Serialization;

namespace Scorecards.TestSupport.Faults.History;

/// <summary>Something that happened while processes failed.</summary>
/// <param name="At">When it happened, or was asked for. One clock for all: everything runs on one machine.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(Faulted), "fault")]
[JsonDerivedType(typeof(Scheduled), "scheduled")]
[JsonDerivedType(typeof(Saved), "saved")]
[JsonDerivedType(typeof(Asked), "asked")]
[JsonDerivedType(typeof(Called), "called")]
[JsonDerivedType(typeof(TokenWritten), "token")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(EvaluationKept), "evaluationKept")]
[JsonDerivedType(typeof(TokenKept), "tokenKept")]
[JsonDerivedType(typeof(FactPushed), "pushed")]
[JsonDerivedType(typeof(FactKept), "factKept")]
[JsonDerivedType(typeof(GradeMoved), "gradeMoved")]
[JsonDerivedType(typeof(EventKept), "eventKept")]
[JsonDerivedType(typeof(EventArrived), "eventArrived")]
[JsonDerivedType(typeof(GateAsked), "gate")]
[JsonDerivedType(typeof(Frozen), "frozen")]
[JsonDerivedType(typeof(DecisionKept), "decisionKept")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record HistoryEntry(DateTimeOffset At);
