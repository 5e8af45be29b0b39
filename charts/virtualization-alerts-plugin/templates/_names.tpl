{{/*
The plugin's name is the one that was built into it: the console looks the plugin up by it. Everything else is called
the same, since a cluster can have the plugin only once.
*/}}
{{- define "plugin.name" -}}
virtualization-alerts-plugin
{{- end }}

{{- define "plugin.servingCertificate" -}}
{{ include "plugin.name" . }}-serving-cert
{{- end }}

{{- define "plugin.enablerName" -}}
{{ include "plugin.name" . }}-enabler
{{- end }}

{{/* What selects the pods that serve the plugin. Never changes: a Deployment's selector can't be changed. */}}
{{- define "plugin.selectorLabels" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: plugin
{{- end }}

{{/* What selects the pods that serve while an upgrade replaces the others (next-build.yaml). */}}
{{- define "plugin.nextSelectorLabels" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: plugin-next
{{- end }}

{{- define "plugin.nextName" -}}
{{ include "plugin.name" . }}-next
{{- end }}

{{/*
What the pods of one build have in common, and no others: what they serve. The Service selects by it. Two builds behind
one Service would answer a page with files of both, of which neither has the other's.
*/}}
{{- define "plugin.buildLabel" -}}
virtualization-alerts-plugin/build: {{ printf "%s\n%s" (include "plugin.image" .) (.Files.Get "files/nginx.conf") | sha256sum | trunc 16 | quote }}
{{- end }}

{{- define "plugin.servedLabels" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{ include "plugin.buildLabel" . }}
{{- end }}

{{/* Whether hooks lead from one build to the next: `helm template`, and so Argo CD, does not know what is there. */}}
{{- define "plugin.switches" -}}
{{- if and .Values.enablePlugin.enabled .Release.IsUpgrade }}true{{ end }}
{{- end }}

{{- define "plugin.enablerSelectorLabels" -}}
app.kubernetes.io/name: {{ include "plugin.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: enabler
{{- end }}

{{/* Labels of an object: (list . "plugin.selectorLabels") */}}
{{- define "plugin.labels" -}}
{{- $root := index . 0 }}
{{- $own := dict
  "helm.sh/chart" (printf "%s-%s" $root.Chart.Name ($root.Chart.Version | replace "+" "_"))
  "app.kubernetes.io/version" ($root.Chart.AppVersion | replace "+" "_")
  "app.kubernetes.io/managed-by" $root.Release.Service
  "app.kubernetes.io/part-of" "openshift-console" }}
{{- $selecting := include (index . 1) $root | fromYaml }}
{{- toYaml (merge $own $selecting (deepCopy ($root.Values.commonLabels | default dict))) }}
{{- end }}

{{/* Annotations of an object: (list . (dict …)); nothing where there are none. */}}
{{- define "plugin.annotations" -}}
{{- $root := index . 0 }}
{{- with merge (index . 1) (deepCopy ($root.Values.commonAnnotations | default dict)) }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{- define "plugin.image" -}}
{{- $repository := required "image.repository is empty: say where the plugin's image is, for example --set image.repository=registry.example.com/virtualization-alerts-plugin" .Values.image.repository }}
{{- if .Values.image.digest }}
{{- printf "%s@%s" $repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" $repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end }}
{{- end }}

{{/*
An image with `oc`. Every cluster has the one of its own release, also behind an air gap, where releases are mirrored by
digest; the image stream says where, whether or not the cluster runs an image registry of its own.
*/}}
{{- define "plugin.ocImage" -}}
{{- $image := .Values.enablePlugin.image }}
{{- if and (not $image) (.Capabilities.APIVersions.Has "image.openshift.io/v1") }}
{{- $stream := lookup "image.openshift.io/v1" "ImageStream" "openshift" "cli" | default dict }}
{{- range dig "spec" "tags" list $stream }}
{{- if and (eq .name "latest") (eq (dig "from" "kind" "" .) "DockerImage") }}
{{- $image = .from.name }}
{{- end }}
{{- end }}
{{- end }}
{{- $image | default "registry.redhat.io/openshift4/ose-cli-rhel9:v4.22" }}
{{- end }}

{{/* What Pod Security calls restricted. OpenShift chooses the user, so none is named here. */}}
{{- define "plugin.podSecurityContext" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "plugin.containerSecurityContext" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
privileged: false
readOnlyRootFilesystem: true
{{- end }}
