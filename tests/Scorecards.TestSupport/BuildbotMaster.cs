using System.Net.Http.Json;
using System.Text.Json;

namespace Scorecards.TestSupport;

/// <summary>
/// A real Buildbot with a worker, on free loopback ports. Builders: <c>shop</c>, which fails on the branch <c>broken</c> and tells
/// test results; <c>shop/slow</c>, whose builds do not end and come one after the other.
/// </summary>
public sealed class BuildbotMaster : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TempFolder _folder;
    private readonly SystemProcess _master;
    private readonly SystemProcess _worker;
    private readonly HttpClient _client;

    private BuildbotMaster(TempFolder folder, SystemProcess master, SystemProcess worker, HttpClient client) =>
        (_folder, _master, _worker, _client) = (folder, master, worker, client);

    public Uri Url => _client.BaseAddress!;

    /// <param name="reporter">Python that makes a reporter; none without.</param>
    public static async Task<BuildbotMaster> StartAsync(string reporter = "")
    {
        var (folder, port, workers) = (new TempFolder(), SystemProcess.FreePort(), SystemProcess.FreePort());
        WritePages(folder);
        folder.Write("master/master.cfg", Configuration(port, workers, reporter));
        folder.Write("master/buildbot.tac", MasterProgram);
        folder.Write("worker/buildbot.tac", WorkerProgram(workers));
        await using (var upgrade = Start(folder, "master", "/usr/bin/buildbot", "upgrade-master", "--quiet", "."))
            await upgrade.WaitForEndAsync();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        // The worker tries until the master is there.
        var buildbot = new BuildbotMaster(folder, Twistd(folder, "master"), Twistd(folder, "worker"), client);
        try
        {
            await buildbot.WaitForAsync("workers", body => body.GetProperty("workers").EnumerateArray().Any(worker => worker.GetProperty("connected_to").GetArrayLength() > 0));
            return buildbot;
        }
        catch
        {
            await buildbot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks for a build, as a person does with the button.</summary>
    public async Task ForceAsync(string builder, string branch, string revision)
    {
        var call = new { jsonrpc = "2.0", id = 1, method = "force", @params = new { builderNames = new[] { builder }, branch, revision } };
        using var answer = await _client.PostAsJsonAsync("api/v2/forceschedulers/force", call);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until its REST API answers as is wanted.</summary>
    public Task WaitForAsync(string path, Func<JsonElement, bool> wanted) => _master.WaitUntilAsync(async () =>
    {
        using var body = await _client.JsonAsync($"api/v2/{path}", wanted);
        return body is not null;
    });

    /// <summary>Ends it as a power failure would.</summary>
    public Task KillAsync() => _master.KillAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _worker.DisposeAsync();
        await _master.DisposeAsync();
        _folder.Dispose();
    }

    private static SystemProcess Twistd(TempFolder folder, string name) =>
        Start(folder, name, "/usr/bin/twistd3", "--nodaemon", "--no_save", "--pidfile=", "--logfile=-", "-y", "buildbot.tac");

    private static SystemProcess Start(TempFolder folder, string name, params IEnumerable<string> command) => SystemProcess.Start(
        "env", "buildbot", ["-C", Path.Combine(folder.Path, name), $"PYTHONPATH={Path.Combine(folder.Path, "pages")}", Python, .. command]);

    /// <summary>The distribution has no pages for it, and it serves nothing, not even its API, without.</summary>
    private static void WritePages(TempFolder folder)
    {
        folder.Write("pages/no_pages/__init__.py", "from buildbot.www.plugin import Application\nep = Application(__name__, 'no pages')\n");
        folder.Write("pages/no_pages/VERSION", "1\n");
        folder.Write("pages/no_pages/static/index.html", "<html></html>\n");
        folder.Write("pages/no_pages-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: no-pages\nVersion: 1\n");
        folder.Write("pages/no_pages-1.dist-info/entry_points.txt", "[buildbot.www]\nbase = no_pages:ep\n");
    }

    private const string MasterProgram = """
        import os
        from twisted.application import service
        from buildbot.master import BuildMaster
        application = service.Application('buildmaster')
        BuildMaster(os.path.dirname(os.path.abspath(__file__)), 'master.cfg', umask=None).setServiceParent(application)
        """;

    private static string WorkerProgram(int port) => $"""
        import os
        from twisted.application import service
        from buildbot_worker.bot import Worker
        application = service.Application('buildbot-worker')
        Worker('127.0.0.1', {port}, 'worker', 'secret', os.path.dirname(os.path.abspath(__file__)), 600).setServiceParent(application)
        """;

    private static string Configuration(int port, int workers, string reporter) => $$"""
        from buildbot.plugins import reporters, schedulers, steps, util, worker
        from buildbot.process.buildstep import BuildStep
        from twisted.internet import defer

        class Tests(BuildStep):
            @defer.inlineCallbacks
            def run(self):
                tests = yield self.addTestResultSet('unit tests', 'pass_fail', 'boolean')
                for name, value in (('a', '1'), ('b', '1'), ('c', '0')):
                    self.addTestResult(tests, value, test_name=name)
                return util.SUCCESS

        check = steps.ShellCommand(command=['sh', '-c', '[ "$0" != broken ]', util.Property('branch')])
        slow = steps.ShellCommand(command=['sleep', '600'])
        c = BuildmasterConfig = {
            'workers': [worker.Worker('worker', 'secret')],
            'protocols': {'pb': {'port': 'tcp:{{workers}}:interface=127.0.0.1'} },
            'www': {'port': 'tcp:{{port}}:interface=127.0.0.1', 'plugins': {} },
            'buildbotURL': 'http://127.0.0.1:{{port}}/',
            'buildbotNetUsageData': None,
            'db': {'db_url': 'sqlite:///state.sqlite'},
            'builders': [
                util.BuilderConfig(name='shop', workernames=['worker'], factory=util.BuildFactory([Tests(), check])),
                util.BuilderConfig(name='shop/slow', workernames=['worker'], factory=util.BuildFactory([slow]), collapseRequests=False),
            ],
            'schedulers': [schedulers.ForceScheduler(name='force', builderNames=['shop', 'shop/slow'])],
            'services': [{{reporter}}],
        }
        """;
}
