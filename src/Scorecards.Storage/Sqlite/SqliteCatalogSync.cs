using Scorecards.Core.Runtime;
using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Makes the stored services those of the catalog, inside one write.</summary>
internal sealed class SqliteCatalogSync(SqliteSession session, SqliteFeed feed, Func<string, DateTimeOffset> firstDue, DateTimeOffset now)
{
    public CatalogChanges Run(Dictionary<string, StoredService> wanted)
    {
        var stored = session.Query(
                "SELECT id, digest, json_digest, retired FROM services",
                row => (Id: row.GetString(0), Digest: row.GetString(1), JsonDigest: row.GetString(2), Retired: row.GetBoolean(3)))
            .ToDictionary(row => row.Id);

        var (added, changed, retired) = (0, 0, 0);

        foreach (var service in wanted.Values)
        {
            if (!stored.TryGetValue(service.Id, out var row))
            {
                Add(service);
                added++;
            }
            else if (row.Retired)
            {
                Replace(service);
                session.Execute(
                    "UPDATE services SET due_at = @due WHERE id = @id",
                    ("@due", StoredTime.Of(firstDue(service.Id))), ("@id", service.Id));
                added++;
            }
            else if (row.Digest != service.Digest)
            {
                Replace(service);
                SqliteServices.MakeDue(session, service.Id, now);
                changed++;
            }
            else if (row.JsonDigest != service.JsonDigest)
            {
                // The same entity read from another place: nothing to rate again.
                Replace(service);
            }
        }

        foreach (var row in stored.Values.Where(row => !row.Retired && !wanted.ContainsKey(row.Id)))
        {
            Retire(row.Id);
            retired++;
        }

        SqliteMemberships.Follow(session, wanted, StoredTime.Of(now));
        return new(added, changed, retired);
    }

    private void Add(StoredService service)
    {
        session.Execute(
            "INSERT INTO services (id, digest, json_digest, due_at, position) VALUES (@id, @digest, @json_digest, @due, @position)",
            ("@id", service.Id), ("@digest", service.Digest), ("@json_digest", service.JsonDigest),
            ("@due", StoredTime.Of(firstDue(service.Id))), ("@position", feed.Next()));
        session.Execute(
            "INSERT INTO service_documents (service, json) VALUES (@id, @json)", ("@id", service.Id), ("@json", service.Json));
    }

    private void Replace(StoredService service)
    {
        session.Execute(
            "UPDATE services SET digest = @digest, json_digest = @json_digest, retired = 0, position = @position WHERE id = @id",
            ("@id", service.Id), ("@digest", service.Digest), ("@json_digest", service.JsonDigest), ("@position", feed.Next()));
        session.Execute(
            "UPDATE service_documents SET json = @json WHERE service = @id", ("@id", service.Id), ("@json", service.Json));
    }

    private void Retire(string id) =>
        session.Execute(
            """
            UPDATE services SET retired = 1, lease_owner = NULL, lease_until = NULL, wanted_at = NULL, position = @position
            WHERE id = @id
            """,
            ("@id", id), ("@position", feed.Next()));
}
