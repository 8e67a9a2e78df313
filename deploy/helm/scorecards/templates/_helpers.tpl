{{- define "scorecards.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "scorecards.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "scorecards.labels" -}}
{{ include "scorecards.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "scorecards.account" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "scorecards.name" .) }}{{ else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- /* "yes" for the kinds of pods that have a name and a volume of their own, else nothing. */ -}}
{{- define "scorecards.stateful" -}}
{{- if or (eq .Values.flavour "silo") (eq .Values.store.kind "sqlite") }}yes{{ end }}
{{- end }}

{{- /* Refuses what the schema of the values cannot. */ -}}
{{- define "scorecards.refuse" -}}
{{- if eq .Values.store.kind "sqlite" }}
{{- if eq .Values.flavour "silo" }}{{ fail "flavour silo needs store.kind postgresql: silos find each other through the database" }}{{ end }}
{{- if gt (int .Values.replicas) 1 }}{{ fail "store.kind sqlite needs replicas 1: the database is one file of one server" }}{{ end }}
{{- else if not .Values.store.secret }}{{ fail "store.kind postgresql needs store.secret: the name of a Secret with the connection string" }}{{ end }}
{{- if not (or .Values.settings.catalog .Values.configMaps.catalog) }}{{ fail "give settings.catalog (a git URL or backstage+https://HOST) or configMaps.catalog: there is nothing to rate" }}{{ end }}
{{- end }}
