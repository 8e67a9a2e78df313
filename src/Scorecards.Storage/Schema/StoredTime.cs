namespace Scorecards.Storage.Schema;

/// <summary>
/// Times as they are stored everywhere: whole units of 100 ns since 1970-01-01 UTC, so that nothing is lost on the way
/// and rows compare as times do. In SQL, <c>datetime(at / 10000000, 'unixepoch')</c> or <c>to_timestamp(at / 1e7)</c>.
/// </summary>
internal static class StoredTime
{
    public static long Of(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    public static DateTimeOffset Read(long stored) => DateTimeOffset.UnixEpoch.AddTicks(stored);
}
