// Renders a Helm chart as Helm does: the same template engine, the same functions (sprig), and what Helm adds to them.
//
//	render CHART VALUES.yaml
//
// prints the documents of all templates. Needs only packages of the distribution, so it is run with GO111MODULE=off.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v3"
)

type files struct{ chart string }

// Get is .Files.Get: the text of a file of the chart, empty where there is none.
func (f files) Get(name string) string {
	text, err := os.ReadFile(filepath.Join(f.chart, name))
	if err != nil {
		return ""
	}
	return string(text)
}

func main() {
	chart := os.Args[1]
	all := template.New("chart").Option("missingkey=zero")
	functions := sprig.TxtFuncMap()
	delete(functions, "env")
	delete(functions, "expandenv")
	functions["toYaml"] = toYaml
	functions["include"] = func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := all.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	all.Funcs(functions)

	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	check(err)
	sort.Strings(paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		check(err)
		_, err = all.New(filepath.Base(path)).Parse(string(text))
		check(err)
	}

	about := read(filepath.Join(chart, "Chart.yaml"))
	about["Name"], about["Version"], about["AppVersion"] = about["name"], about["version"], about["appVersion"]
	data := map[string]interface{}{
		"Values":   merge(read(filepath.Join(chart, "values.yaml")), read(os.Args[2])),
		"Chart":    about,
		"Release":  map[string]interface{}{"Name": "rated", "Namespace": "tools", "Service": "Helm", "IsInstall": true},
		"Files":    files{chart},
		"Template": map[string]interface{}{"BasePath": "templates"},
	}
	for _, path := range paths {
		name := filepath.Base(path)
		if !strings.HasSuffix(name, ".yaml") {
			// NOTES.txt is rendered too, for its mistakes.
			if strings.HasSuffix(name, ".txt") {
				check(all.ExecuteTemplate(&strings.Builder{}, name, data))
			}
			continue
		}
		var text strings.Builder
		check(all.ExecuteTemplate(&text, name, data))
		if strings.TrimSpace(text.String()) != "" {
			fmt.Printf("---\n# Source: %s\n%s\n", name, text.String())
		}
	}
}

func read(path string) map[string]interface{} {
	text, err := os.ReadFile(path)
	check(err)
	values := map[string]interface{}{}
	check(yaml.Unmarshal(text, &values))
	// By way of JSON, as Helm does: numbers are floats then.
	plain, err := json.Marshal(values)
	check(err)
	values = map[string]interface{}{}
	check(json.Unmarshal(plain, &values))
	return values
}

func merge(into, over map[string]interface{}) map[string]interface{} {
	for key, value := range over {
		inner, isMap := into[key].(map[string]interface{})
		if more, ok := value.(map[string]interface{}); ok && isMap {
			into[key] = merge(inner, more)
		} else {
			into[key] = value
		}
	}
	return into
}

func toYaml(value interface{}) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
