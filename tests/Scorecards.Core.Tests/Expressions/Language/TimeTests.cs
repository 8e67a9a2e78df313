namespace Scorecards.Core.Tests.Expressions.Language;

/// <summary>Timestamps, durations, their arithmetic, parts and time zones.</summary>
public sealed class TimeTests
{
    public static readonly TheoryData<string, string> Timestamps = new()
    {
        { "timestamp('2024-02-29T12:34:56Z')", "timestamp 2024-02-29T12:34:56Z" },
        { "timestamp('2024-02-29T12:34:56.789Z')", "timestamp 2024-02-29T12:34:56.789Z" },
        { "timestamp('2024-02-29T12:34:56.123456789Z')", "timestamp 2024-02-29T12:34:56.123456789Z" },
        { "timestamp('2024-02-29T12:34:56.1234567891Z')", "timestamp 2024-02-29T12:34:56.123456789Z" },
        { "timestamp('2024-02-29T12:34:56+05:30')", "timestamp 2024-02-29T07:04:56Z" },
        { "timestamp('2024-02-29T00:34:56-05:00')", "timestamp 2024-02-29T05:34:56Z" },
        { "timestamp('0001-01-01T00:00:00Z')", "timestamp 0001-01-01T00:00:00Z" },
        { "timestamp('9999-12-31T23:59:59.999999999Z')", "timestamp 9999-12-31T23:59:59.999999999Z" },
        { "timestamp(253402300799)", "timestamp 9999-12-31T23:59:59Z" },
        { "timestamp(253402300800)", "error range" },
        { "timestamp(-62135596800)", "timestamp 0001-01-01T00:00:00Z" },
        { "timestamp(-62135596801)", "error range" },
        { "timestamp(9223372036854775807)", "error range" },
        { "timestamp(string('0001-01-01T00:00:00+00:01'))", "error range" },
        { "timestamp(string('0000-01-01T00:00:00Z'))", "error range" },
        { "timestamp(string('10000-01-01T00:00:00Z'))", "error range" },
        { "timestamp('2023-02-29T00:00:00Z')", "problem '2023-02-29T00:00:00Z' is not a timestamp" },
        { "timestamp('2024-13-01T00:00:00Z')", "problem is not a timestamp RFC 3339" },
        { "timestamp('2024-01-01T24:00:00Z')", "problem is not a timestamp" },
        { "timestamp('2024-01-01T00:60:00Z')", "problem is not a timestamp" },
        { "timestamp('2024-01-01T00:00:60Z')", "problem is not a timestamp" },
        { "timestamp('2024-01-01')", "problem is not a timestamp" },
        { "timestamp('2024-01-01T00:00:00')", "problem is not a timestamp" },
        { "timestamp('2024-01-01T00:00:00.Z')", "problem is not a timestamp" },
        { "timestamp('2024-01-01 00:00:00Z')", "problem is not a timestamp" },
        { "timestamp('2024-01-01T00:00:00+1:00')", "problem is not a timestamp" },
        { "timestamp('')", "problem is not a timestamp" },
        { "timestamp(s)", "error cannot convert \"text\" to timestamp" },
    };

    public static readonly TheoryData<string, string> Durations = new()
    {
        { "duration('0')", "duration 0s" },
        { "duration('-0')", "duration 0s" },
        { "duration('1s')", "duration 1s" },
        { "duration('1h30m')", "duration 5400s" },
        { "duration('1h1m1s1ms1us1ns')", "duration 3661.001001001s" },
        { "duration('-1.5h')", "duration -5400s" },
        { "duration('+2m')", "duration 120s" },
        { "duration('.5s')", "duration 0.5s" },
        { "duration('1.s')", "duration 1s" },
        { "duration('250ms')", "duration 0.25s" },
        { "duration('3µs')", "duration 0.000003s" },
        { "duration('1.5ns')", "duration 0.000000001s" },
        { "duration('0.000000001h')", "duration 0.0000036s" },
        { "duration('100s100s')", "duration 200s" },
        { "duration('9223372036s')", "duration 9223372036s" },
        { "duration(string('9223372037s'))", "error range" },
        { "duration(string('-9223372037s'))", "error range" },
        { "duration(string('99999999999999999999h'))", "error range" },
        { "duration('1d')", "problem '1d' is not a duration units are h, m, s, ms, us, ns" },
        { "duration('1')", "problem is not a duration" },
        { "duration('')", "problem is not a duration" },
        { "duration('s')", "problem is not a duration" },
        { "duration('-')", "problem is not a duration" },
        { "duration('1 s')", "problem is not a duration" },
        { "duration('1s-')", "problem is not a duration" },
        { "duration('.s')", "problem is not a duration" },
        { "duration('1..5s')", "problem is not a duration" },
        { "duration('1H')", "problem is not a duration" },
        { "duration(s)", "error cannot convert \"text\" to duration" },
    };

    public static readonly TheoryData<string, string> Arithmetic = new()
    {
        { "timestamp(0) + duration('1h')", "timestamp 1970-01-01T01:00:00Z" },
        { "duration('1h') + timestamp(0)", "timestamp 1970-01-01T01:00:00Z" },
        { "timestamp(0) - duration('1ns')", "timestamp 1969-12-31T23:59:59.999999999Z" },
        { "timestamp(10) - timestamp(70)", "duration -60s" },
        { "duration('1h') + duration('1m')", "duration 3660s" },
        { "duration('1m') - duration('1h')", "duration -3540s" },
        { "timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns')", "error range" },
        { "timestamp('0001-01-01T00:00:00Z') - duration('1ns')", "error range" },
        { "timestamp('0001-01-01T00:00:00Z') - timestamp('9999-12-31T23:59:59Z')", "error range" },
        { "duration('9223372036s') + duration('1s')", "error range" },
        { "duration('-9223372036s') - duration('1s')", "error range" },
        { "timestamp(0) + timestamp(0)", "problem timestamp + timestamp" },
        { "duration('1s') - timestamp(0)", "problem duration - timestamp" },
        { "duration('1s') * 2", "problem duration * int" },
        { "-duration('1s')", "problem -duration" },
        { "at + duration('1s') > at", "bool true" },
        { "at - at == duration('0')", "bool true" },
        { "timestamp('2024-03-01T00:00:00Z') - timestamp('2024-02-28T00:00:00Z') == duration('48h')", "bool true" },
    };

    public static readonly TheoryData<string, string> Parts = new()
    {
        { "at.getFullYear()", "int 2024" },
        { "at.getMonth()", "int 1" },
        { "at.getDate()", "int 29" },
        { "at.getDayOfMonth()", "int 28" },
        { "at.getDayOfYear()", "int 59" },
        { "at.getDayOfWeek()", "int 4" },
        { "at.getHours()", "int 12" },
        { "at.getMinutes()", "int 34" },
        { "at.getSeconds()", "int 56" },
        { "at.getMilliseconds()", "int 789" },
        { "timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "int 365" },
        { "timestamp('2023-03-01T00:00:00Z').getDayOfYear()", "int 59" },
        { "timestamp('1900-03-01T00:00:00Z').getDayOfYear()", "int 59" },
        { "timestamp('2000-03-01T00:00:00Z').getDayOfYear()", "int 60" },
        { "timestamp('2024-03-03T00:00:00Z').getDayOfWeek()", "int 0" },
        { "timestamp('1969-12-31T23:59:59Z').getDayOfWeek()", "int 3" },
        { "timestamp('0001-01-01T00:00:00Z').getFullYear()", "int 1" },
        { "timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')", "int 0" },
        { "timestamp('9999-12-31T23:00:00Z').getFullYear('+02:00')", "int 10000" },
        { "at.getHours('UTC')", "int 12" },
        { "at.getHours('+05:30')", "int 18" },
        { "at.getMinutes('+05:30')", "int 4" },
        { "at.getHours('02:00')", "int 14" },
        { "at.getDate('+13:00')", "int 1" },
        { "at.getHours('-13:00')", "int 23" },
        { "at.getDate('-13:00')", "int 28" },
        { "at.getHours('America/New_York')", "int 7" },
        { "timestamp('2024-07-01T12:00:00Z').getHours('America/New_York')", "int 8" },
        { "timestamp('2024-07-01T12:00:00Z').getHours('Europe/Berlin')", "int 14" },
        { "at.getMinutes('Asia/Kathmandu')", "int 19" },
        { "at.getMonth('Pacific/Auckland')", "int 2" },
        { "at.getMilliseconds('Europe/Paris')", "int 789" },
        { "at.getHours('Mars/Olympus')", "error no such time zone: Mars/Olympus" },
        { "at.getHours('../etc/passwd')", "error no such time zone" },
        { "at.getHours('+25:00')", "error no such time zone" },
        { "at.getMilliseconds('nowhere')", "error no such time zone" },
        { "at.getHours(1)", "problem no such call: dyn.getHours(int)" },
        { "at.getYear()", "problem no such function" },
        { "duration('3h30m').getHours()", "int 3" },
        { "duration('3h30m').getMinutes()", "int 210" },
        { "duration('90s').getSeconds()", "int 90" },
        { "duration('1.234s').getMilliseconds()", "int 234" },
        { "duration('-90s').getMinutes()", "int -1" },
        { "duration('1h').getHours('UTC')", "problem no such call: duration.getHours(string)" },
        { "duration('1h').getFullYear()", "problem no such call: duration.getFullYear()" },
        { "i.getHours()", "error no such overload: getHours(int)" },
    };

    [Theory]
    [MemberData(nameof(Timestamps))]
    public void Timestamps_are_RFC_3339_or_seconds(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Durations))]
    public void Durations_have_units(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void Times_are_added_and_subtracted(string source, string expected) => LanguageSuite.Hold(source, expected);

    [Theory]
    [MemberData(nameof(Parts))]
    public void Times_have_parts_in_a_zone(string source, string expected) => LanguageSuite.Hold(source, expected);
}
