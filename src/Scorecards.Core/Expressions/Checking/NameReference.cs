using Scorecards.Core.Expressions.Functions;

namespace Scorecards.Core.Expressions.Checking;

/// <summary>What a name of the source stands for.</summary>
internal abstract record NameReference;

/// <summary>A variable that the bindings hold, under its full name.</summary>
internal sealed record VariableReference(string Name) : NameReference;

/// <summary>A variable of a macro, by its place; of two variables the first.</summary>
internal sealed record LocalReference(int Slot) : NameReference;

/// <summary>A type as a value.</summary>
internal sealed record TypeReference(CelValue Type) : NameReference;

/// <summary>A function; as a member, the target of the call is its first argument.</summary>
internal sealed record FunctionReference(Function Function, bool Member) : NameReference;
