using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Policies;

/// <summary>What a queue asks.</summary>
/// <param name="Grade">Null before the first evaluation: then no rule about grades holds.</param>
/// <param name="FixesFailingCheck">True when the work mends a check that the service fails now.</param>
public sealed record PriorityQuestion(Service Service, Grade? Grade, WorkKind Kind, bool FixesFailingCheck);
