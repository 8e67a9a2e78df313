using Scorecards.Core.Expressions.Parsing;

namespace Scorecards.Core.Expressions.Checking;

/// <summary>A syntax tree with the type of the whole, what its names stand for, and how many variables of macros are alive at once at most.</summary>
internal sealed record CheckedExpression(SyntaxTree Tree, CelType Type, IReadOnlyDictionary<SyntaxNode, NameReference> References, int Slots);
