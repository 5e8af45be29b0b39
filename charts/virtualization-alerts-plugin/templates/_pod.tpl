{{/* The pod that serves the plugin: (list . "its selector labels" "the name of its ConfigMap") */}}
{{- define "plugin.pod" -}}
{{- $root := index . 0 }}
{{- $labels := index . 1 }}
{{- $name := index . 2 }}
{{- with $root }}
metadata:
  labels:
    {{- merge (include "plugin.buildLabel" . | fromYaml) (include "plugin.labels" (list . $labels) | fromYaml) | toYaml | nindent 4 }}
  annotations:
    {{- include "plugin.annotations" (list . (dict
      "checksum/nginx.conf" (.Files.Get "files/nginx.conf" | sha256sum)
      "openshift.io/required-scc" "restricted-v2")) | nindent 4 }}
spec:
  serviceAccountName: {{ include "plugin.name" . }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: 30
  securityContext:
    {{- include "plugin.podSecurityContext" . | nindent 4 }}
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.priorityClassName }}
  priorityClassName: {{ . }}
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
  # Wished for, not demanded: a cluster of one node runs both beside each other.
  topologySpreadConstraints:
    {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: ScheduleAnyway
      matchLabelKeys: [pod-template-hash]
      labelSelector:
        matchLabels:
          {{- include $labels $root | nindent 10 }}
    {{- end }}
  containers:
    - name: nginx
      image: {{ include "plugin.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      securityContext:
        {{- include "plugin.containerSecurityContext" . | nindent 8 }}
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      terminationMessagePolicy: FallbackToLogsOnError
      ports:
        - name: https
          containerPort: 9443
          protocol: TCP
      startupProbe:
        httpGet:
          path: /healthz
          port: https
          scheme: HTTPS
        periodSeconds: 1
        failureThreshold: 30
      # Ready is who serves what the console asks for first.
      readinessProbe:
        httpGet:
          path: /plugin-manifest.json
          port: https
          scheme: HTTPS
        periodSeconds: 10
        timeoutSeconds: 2
        failureThreshold: 3
      livenessProbe:
        httpGet:
          path: /healthz
          port: https
          scheme: HTTPS
        periodSeconds: 20
        timeoutSeconds: 5
        failureThreshold: 3
      lifecycle:
        # So that the Service has forgotten the pod before nginx stops listening.
        preStop:
          exec:
            command: [sleep, '5']
      volumeMounts:
        - name: nginx-conf
          mountPath: /etc/nginx/nginx.conf
          subPath: nginx.conf
          readOnly: true
        - name: serving-cert
          mountPath: /var/serving-cert
          readOnly: true
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: nginx-conf
      configMap:
        name: {{ $name }}
    - name: serving-cert
      secret:
        secretName: {{ include "plugin.servingCertificate" . }}
    - name: tmp
      emptyDir:
        sizeLimit: 16Mi
{{- end }}
{{- end }}
