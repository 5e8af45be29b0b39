# The built plugin, served by nginx. The files of the build are the same for every processor, so they are built once, on
# the machine's own, and only the second stage differs.
ARG BUILDER_IMAGE=registry.access.redhat.com/ubi9/nodejs-22:latest
ARG RUNTIME_IMAGE=registry.access.redhat.com/ubi9/nginx-126:latest

FROM --platform=$BUILDPLATFORM ${BUILDER_IMAGE} AS build
USER 1001
WORKDIR /opt/app-root/src
# No package of the build needs a script to be installed, and no browser is fetched.
ENV PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
COPY --chown=1001:0 package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY --chown=1001:0 tsconfig.json webpack.config.ts webpack-one-chunk.ts console-extensions.json ./
COPY --chown=1001:0 locales locales
COPY --chown=1001:0 src src
RUN npm run build

FROM ${RUNTIME_IMAGE}
# Not called VERSION and REVISION, which the base image sets for itself.
ARG PLUGIN_VERSION=dev
ARG PLUGIN_REVISION=unknown
LABEL org.opencontainers.image.title="virtualization-alerts-plugin" \
      org.opencontainers.image.description="OpenShift console plugin: firing OpenShift Virtualization alerts and their runbooks" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${PLUGIN_VERSION}" \
      org.opencontainers.image.revision="${PLUGIN_REVISION}" \
      name="virtualization-alerts-plugin" \
      version="${PLUGIN_VERSION}" \
      summary="OpenShift console plugin: Virtualization Alerts" \
      description="OpenShift console plugin: firing OpenShift Virtualization alerts and their runbooks" \
      io.k8s.display-name="Virtualization Alerts" \
      io.k8s.description="OpenShift console plugin: firing OpenShift Virtualization alerts and their runbooks" \
      io.openshift.expose-services="9443:https" \
      io.openshift.tags="openshift,console,plugin,virtualization" \
      maintainer="" \
      help="" \
      usage=""
COPY LICENSE /licenses/LICENSE
COPY charts/virtualization-alerts-plugin/files/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /opt/app-root/src/dist /srv/plugin
# Any other user will do as well; nothing here belongs to this one.
USER 1001
EXPOSE 9443
# Before it has read its configuration, nginx would complain to a file that it may not write.
CMD ["nginx", "-e", "stderr"]
