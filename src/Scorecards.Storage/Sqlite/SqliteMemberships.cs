using Scorecards.Storage.Schema;

namespace Scorecards.Storage.Sqlite;

/// <summary>Notes which service is in which team, inside the write that syncs the catalog.</summary>
internal static class SqliteMemberships
{
    /// <summary>Whatever is noted already stays, and what another version left out is made up for.</summary>
    public static void Follow(SqliteSession session, Dictionary<string, StoredService> wanted, long now)
    {
        var noted = session.Query(
            "SELECT service, team, tier FROM memberships WHERE until IS NULL",
            row => (Service: row.GetString(0), Team: row.IsDBNull(1) ? null : row.GetString(1), Tier: row.GetInt64(2)));
        var held = noted
            .Where(row => wanted.TryGetValue(row.Service, out var service) && (service.Team, service.Tier) == (row.Team, row.Tier))
            .Select(row => row.Service)
            .ToHashSet();

        foreach (var (service, _, _) in noted.Where(row => !held.Contains(row.Service)))
        {
            session.Execute(
                "UPDATE memberships SET until = max(at, @now) WHERE service = @service AND until IS NULL",
                ("@now", now), ("@service", service));
        }

        foreach (var service in wanted.Values.Where(service => !held.Contains(service.Id)))
        {
            // A clock that was set back must not put a service into two teams at once.
            session.Execute(
                """
                INSERT INTO memberships (service, at, team, tier)
                SELECT @service, max(@now, coalesce(max(until), @now)), @team, @tier FROM memberships WHERE service = @service
                ON CONFLICT (service, at) DO UPDATE SET until = NULL, team = excluded.team, tier = excluded.tier
                """,
                ("@service", service.Id), ("@now", now), ("@team", service.Team), ("@tier", service.Tier));
        }
    }
}
