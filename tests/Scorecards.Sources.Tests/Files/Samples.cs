using System.Text;
using Scorecards.Sources.Files;

namespace Scorecards.Sources.Tests.Files;

/// <summary>Small reports of each format, in the form its documentation gives.</summary>
internal static class Samples
{
    public const string OpenSlo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: answers, displayName: It answers }
        spec:
          service: shop
          indicatorRef: good-answers
          timeWindow: [ { duration: 4w, isRolling: true } ]
          budgetingMethod: Occurrences
          objectives:
            - { displayName: good, target: 0.995 }
            - { displayName: fine, targetPercent: 98, op: lte, value: 0.5 }
          alertPolicies: [ burns ]
        ---
        apiVersion: openslo/v1alpha
        kind: SLO
        metadata: { name: is-quick }
        spec:
          service: cart
          timeWindows: [ { count: 1, unit: Month, isRolling: false, calendar: { startTime: "2022-01-01 12:00:00", timeZone: UTC } } ]
          budgetingMethod: Timeslices
          objectives: [ { target: 0.9, timeSliceTarget: 0.99, timeSliceWindow: 5m } ]
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: { name: burns }
        spec: { alertWhenBreaching: true }
        ---
        apiVersion: v1
        kind: ConfigMap
        """;

    public const string Sarif = """
        {
          "version": "2.1.0",
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "runs": [
            {
              "tool": { "driver": { "name": "CodeQL", "rules": [
                { "id": "sql-injection", "defaultConfiguration": { "level": "error" }, "properties": { "security-severity": "8.8" } },
                { "id": "unused", "defaultConfiguration": { "level": "note" } } ] } },
              "invocations": [ { "executionSuccessful": true } ],
              "results": [
                { "ruleId": "sql-injection", "ruleIndex": 0, "message": { "text": "This query depends on a user's input." },
                  "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "src/Orders.cs" }, "region": { "startLine": 17 } } } ] },
                { "ruleId": "unused", "message": { "text": "x is not used" } },
                { "rule": { "id": "unused", "index": 1 }, "level": "error", "message": { "text": "y" } },
                { "ruleId": "other", "message": { "text": "no rule says how bad it is" } },
                { "ruleId": "sql-injection", "message": { "text": "known" }, "suppressions": [ { "kind": "inSource" } ] },
                { "ruleId": "sql-injection", "message": { "text": "open" }, "suppressions": [ { "kind": "external", "status": "underReview" } ] },
                { "ruleId": "sql-injection", "message": { "text": "gone" }, "baselineState": "absent" },
                { "ruleId": "unused", "kind": "pass", "message": { "text": "well" } }
              ]
            },
            { "tool": { "driver": { "name": "Linter" } }, "invocations": [ { "executionSuccessful": false } ], "results": [] }
          ]
        }
        """;

    public const string JUnit = """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="all" tests="99" time="1">
          <testsuite name="orders" tests="4" failures="1" errors="1" skipped="1" time="1,001.5" timestamp="2030-01-14T11:00:00">
            <properties><property name="x" value="y"/></properties>
            <testcase classname="Orders" name="are kept" time="0.25"/>
            <testcase classname="Orders" name="are paid" time="0.5"><failure message="no">at &lt;here&gt;</failure><failure/></testcase>
            <testcase classname="Orders" name="are sent" time="0.25"><error message="boom"><![CDATA[stack]]></error></testcase>
            <testcase classname="Orders" name="are big" time=""><skipped/></testcase>
            <system-out>words</system-out>
          </testsuite>
          <testsuite name="outer" tests="3" failures="1"><testsuite name="inner" tests="3" failures="1" time="2"/></testsuite>
        </testsuites>
        """;

    public const string CycloneDx = """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
          "metadata": { "timestamp": "2030-01-05T12:00:00Z", "component": { "type": "application", "name": "shop" } },
          "components": [
            { "type": "library", "name": "a", "version": "1.0", "licenses": [ { "license": { "id": "MIT" } } ],
              "components": [ { "type": "file", "name": "a.js" } ] },
            { "type": "library", "name": "b", "version": "2", "licenses": [ { "expression": "MIT OR Apache-2.0" }, { "license": { "name": "Own" } } ] },
            { "type": "container", "name": "c", "version": "", "licenses": [] }
          ],
          "vulnerabilities": [
            { "id": "CVE-2029-1", "ratings": [ { "severity": "high", "score": 7.5 }, { "severity": "critical", "score": 9.8 } ] },
            { "id": "CVE-2029-2", "ratings": [ { "score": 3 } ], "analysis": { "state": "in_triage" } },
            { "id": "CVE-2029-3", "ratings": [ { "severity": "critical" } ], "analysis": { "state": "not_affected" } }
          ]
        }
        """;

    /// <summary>The same bill in the other form, with what is not the product's beside it.</summary>
    public const string CycloneDxXml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bom xmlns="http://cyclonedx.org/schema/bom/1.5" xmlns:x="urn:x" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">
          <metadata><timestamp>2030-01-05T00:00:00Z</timestamp><component type="application"><name>shop</name></component></metadata>
          <components>
            <component type="library"><name>a</name><version>1</version><licenses><license><name>ignored</name><id>MIT</id></license></licenses>
              <pedigree><ancestors><component type="library"><name>was</name><licenses><expression>GPL-2.0-only</expression></licenses></component></ancestors></pedigree>
              <components><component type="file"><name>a.js</name></component></components>
            </component>
            <component type="library"><name>b</name><version><![CDATA[2]]></version>
              <licenses><expression>MIT OR <!-- or -->Apache-2.0</expression></licenses><licenses><license><name>Own</name></license></licenses></component>
            <component type="container"><name>c</name><version/><licenses/></component>
            <x:component type="x"><version>9</version></x:component>
          </components>
          <vulnerabilities>
            <vulnerability><id>CVE-2029-1</id><source><name>s</name></source>
              <ratings><rating><score>7.5</score><severity>high</severity></rating><rating><score>9.8</score><severity>critical</severity></rating></ratings></vulnerability>
            <vulnerability><id>CVE-2029-2</id><ratings><rating><score>3</score></rating></ratings><analysis><state>in_triage</state></analysis></vulnerability>
            <vulnerability><id>CVE-2029-3</id><ratings><rating><severity>critical</severity></rating></ratings><analysis><state>not_affected</state></analysis></vulnerability>
          </vulnerabilities>
        </bom>
        """;

    public const string Scorecard = """
        {
          "date": "2030-01-12", "repo": { "name": "github.com/example/shop", "commit": "0000000000000000000000000000000000000001" },
          "scorecard": { "version": "v5.0.0", "commit": "ea7e27ed41b76ab879c862fa0ca4cc9c61764ee4" }, "score": 6.4,
          "checks": [
            { "name": "Code-Review", "score": 10, "reason": "all changesets reviewed", "details": null, "documentation": { "short": "s", "url": "https://github.com/ossf/scorecard" } },
            { "name": "Token-Permissions", "score": 0, "reason": "excessive permissions", "details": [ "Warn: x" ] },
            { "name": "Signed-Releases", "score": -1, "reason": "no releases found" }
          ],
          "metadata": null
        }
        """;

    public const string Cobertura = """
        <?xml version="1.0" ?>
        <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
        <coverage line-rate="0.75" branch-rate="0.5" lines-covered="60" lines-valid="80" branches-covered="5" branches-valid="10" complexity="0" version="1" timestamp="1894536000">
          <sources><source>/src</source></sources>
          <packages>
            <package name="a" line-rate="1"><classes><class name="A" filename="a.py" line-rate="1"><lines><line number="1" hits="1"/></lines></class></classes></package>
            <package name="b" line-rate="0.5"/>
          </packages>
        </coverage>
        """;

    public static ReportFile Of(string text, string place = "report") => new(place, Encoding.UTF8.GetBytes(text));
}
