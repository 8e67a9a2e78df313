using Scorecards.Core.Declarations;

namespace Scorecards.Core.Support;

/// <summary>Appeals for support. Each write is saved with its audit row, and acts at once on every node, or does nothing.</summary>
public interface ISupportStore
{
    /// <summary>Keeps an appeal; false, with nothing changed, while another of the service is open or in force, and for a service not known or retired.</summary>
    Task<bool> AddAppealAsync(SupportAppeal appeal, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Replaces what is kept of an appeal; false, with nothing changed, when that is not <paramref name="before"/>.</summary>
    Task<bool> ChangeAppealAsync(SupportAppeal before, SupportAppeal after, CancellationToken cancellationToken);

    Task<SupportAppeal?> FindAppealAsync(string id, CancellationToken cancellationToken);

    /// <summary>Appeals of a service, or of all, newest first, older than the one named where given.</summary>
    Task<DeclaredPage<SupportAppeal>> AppealsAsync(string? service, string? before, int limit, CancellationToken cancellationToken);
}
