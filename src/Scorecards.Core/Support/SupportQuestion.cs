using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Support;

/// <summary>What the support policy is asked.</summary>
/// <param name="Grade">The grade that acts: never <see cref="Grades.Grade.U"/>, for which the one at <c>scoreMin</c> stands.</param>
public sealed record SupportQuestion(Service Service, Grade Grade);
