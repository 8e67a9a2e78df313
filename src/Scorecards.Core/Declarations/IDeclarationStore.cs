namespace Scorecards.Core.Declarations;

/// <summary>
/// What is declared about services. Every write raises <see cref="Declared.Version"/> and makes its service due in the same
/// transaction, so that none waits for the schedule.
/// </summary>
public interface IDeclarationStore
{
    /// <summary>
    /// Keeps each fact unless a later one of its name, by <see cref="PushedFact.At"/>, is there; of two of the same time, the
    /// one that comes last. Returns what is kept now of each name given, in the order of the names. Null, with nothing changed,
    /// when the service is not known or retired. Where no fact is kept, the service is not made due.
    /// </summary>
    /// <param name="facts">At most one of each name, all of the service.</param>
    Task<IReadOnlyList<PushedFact>?> PushFactsAsync(
        string serviceId, IReadOnlyCollection<PushedFact> facts, DateTimeOffset dueAt, CancellationToken cancellationToken);
}
