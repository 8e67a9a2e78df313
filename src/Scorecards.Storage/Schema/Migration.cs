using System.Globalization;

namespace Scorecards.Storage.Schema;

/// <summary>One step of a schema: the SQL of an embedded file <c>NNNN-what-it-does.sql</c>.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The migrations in the folder of an engine, in order.</summary>
    /// <param name="engine">The folder, which is a namespace too: <c>Sqlite</c>.</param>
    public static IReadOnlyList<Migration> Of(string engine)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"{assembly.GetName().Name}.{engine}.Migrations.";

        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(name => Read(name, prefix))
                .OrderBy(migration => migration.Version),
        ];

        Migration Read(string resource, string start)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var file = resource[start.Length..^".sql".Length];
            return new(int.Parse(file[..4], CultureInfo.InvariantCulture), file, reader.ReadToEnd());
        }
    }
}
