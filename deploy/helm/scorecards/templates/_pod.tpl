{{- define "scorecards.pod" -}}
metadata:
  labels:
    {{- include "scorecards.labels" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    checksum/settings: {{ list .Values.settings .Values.silo | toJson | sha256sum }}
    {{- with .Values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "scorecards.account" . }}
  automountServiceAccountToken: false
  # A Service named scorecards would put SCORECARDS_PORT and the like among the settings.
  enableServiceLinks: false
  terminationGracePeriodSeconds: 60
  {{- with .Values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 1654
    runAsGroup: 1654
    fsGroup: 1654
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: { type: RuntimeDefault }
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "scorecards.selector" $ | nindent 10 }}
    {{- end }}
  containers:
    - name: scorecards
      image: "{{ .Values.image.repository | default (printf "scorecards-%s" .Values.flavour) }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: { drop: [ALL] }
      envFrom:
        - configMapRef: { name: {{ include "scorecards.name" . }} }
      env:
        {{- if eq .Values.store.kind "postgresql" }}
        - name: SCORECARDS_STORE
          valueFrom: { secretKeyRef: { name: {{ .Values.store.secret }}, key: {{ .Values.store.key }} } }
        {{- end }}
        {{- if eq .Values.flavour "silo" }}
        - name: SCORECARDS_CLUSTER
          valueFrom: { secretKeyRef: { name: {{ .Values.store.secret }}, key: {{ .Values.store.key }} } }
        - name: SCORECARDS_SILOADDRESS
          valueFrom: { fieldRef: { fieldPath: status.podIP } }
        {{- end }}
        {{- with .Values.adminToken.secret }}
        - name: SCORECARDS_ADMIN_TOKEN
          valueFrom: { secretKeyRef: { name: {{ . }}, key: {{ $.Values.adminToken.key }} } }
        {{- end }}
        {{- with .Values.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        - { name: http, containerPort: 8080 }
        {{- if eq .Values.flavour "silo" }}
        - { name: silo, containerPort: {{ .Values.silo.port }} }
        {{- end }}
      startupProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /health/live, port: http }
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: { path: /health/ready, port: http }
        periodSeconds: 5
        timeoutSeconds: 3
      lifecycle:
        # Time for the Service to send requests elsewhere.
        preStop: { sleep: { seconds: 5 } }
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      volumeMounts:
        - { name: data, mountPath: /data }
        - { name: tmp, mountPath: /tmp }
        {{- if .Values.configMaps.catalog }}
        - { name: catalog, mountPath: /config/catalog, readOnly: true }
        {{- end }}
        {{- if .Values.configMaps.definitions }}
        - { name: definitions, mountPath: /config/definitions, readOnly: true }
        {{- end }}
        {{- with .Values.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if ne .Values.store.kind "sqlite" }}
    - name: data
      emptyDir: { sizeLimit: {{ .Values.data.size }} }
    {{- end }}
    {{- with .Values.configMaps.catalog }}
    - name: catalog
      configMap: { name: {{ . }} }
    {{- end }}
    {{- with .Values.configMaps.definitions }}
    - name: definitions
      configMap: { name: {{ . }} }
    {{- end }}
    {{- with .Values.volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
