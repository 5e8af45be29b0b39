/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../../package.json';
import { describeWith } from './at-hand';
import { has, isHook, NAME, of, spec, templateOf, templates } from './chart-manifests';
import type { Manifest } from './helm';
import { CHART, helm, HELM, NAMESPACE, RELEASE, render } from './helm';
import { strictlyRefused } from './kubernetes-schema';
import { restrictedProblems } from './pod-security';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

const VALUES = ['default', 'single-node', 'disconnected', 'everything'];
/** The default values as `helm upgrade` renders them. */
const UPGRADE = 'default, upgrading,';
const OWN = { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/instance': RELEASE };
const SELECTED = { ...OWN, 'app.kubernetes.io/component': 'plugin' };

/** What the pods of one build have in common. */
const BUILD = `${NAME}/build`;

describeWith({ helm: HELM !== undefined }, 'the chart', () => {
  let byValues: Map<string, Manifest[]>;
  let manifests: Manifest[];
  beforeAll(() => {
    byValues = new Map(VALUES.map((values) => [values, render(values)]));
    byValues.set(UPGRADE, render('default', '--is-upgrade'));
    manifests = byValues.get('default')!;
  });

  test.each(VALUES)('passes helm lint --strict with the %s values', (values) => {
    const { code, said } = helm('lint', '--strict', CHART, '--values', join(CHART, 'ci', `${values}-values.yaml`));
    expect(said).toContain('0 chart(s) failed');
    expect(said).not.toContain('[WARNING]');
    expect(code).toBe(0);
  });

  describe.each([...VALUES, UPGRADE])('with the %s values', (values) => {
    test('has only fields that the API knows, of the right type', () => {
      const own = byValues.get(values)!.filter(({ kind }) => kind !== 'ConsolePlugin');
      expect(own.length).toBeGreaterThan(3);
      expect(own.flatMap(strictlyRefused)).toEqual([]);
    });

    test('every pod would be admitted where Pod Security enforces "restricted"', () => {
      const pods = templates(byValues.get(values)!);
      expect(pods.flatMap(({ spec: pod }) => restrictedProblems(pod))).toEqual([]);
      for (const { metadata, spec: pod } of pods) {
        expect(metadata.annotations['openshift.io/required-scc']).toBe('restricted-v2');
        for (const container of pod.containers) {
          expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
          expect(Object.keys(container.resources.requests ?? {}).sort()).toEqual(['cpu', 'memory']);
        }
      }
    });

    test('names every object once, in the namespace of the release where it has one', () => {
      const all = byValues.get(values)!;
      const names = all.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
      expect(new Set(names).size).toBe(names.length);
      const clusterWide = ['ConsolePlugin', 'ClusterRole', 'ClusterRoleBinding'];
      for (const { kind, metadata } of all) {
        expect([kind, metadata.namespace]).toEqual([kind, clusterWide.includes(kind) ? undefined : NAMESPACE]);
      }
    });

    test('what selects the pods agrees with their labels', () => {
      const all = byValues.get(values)!;
      const deployment = of(all, 'Deployment');
      expect(templateOf(deployment).metadata.labels).toMatchObject(SELECTED);
      expect(spec(deployment)).toMatchObject({ selector: { matchLabels: SELECTED } });
      const { labels } = templateOf(deployment).metadata;
      expect(spec(of(all, 'Service')).selector).toEqual({ ...OWN, [BUILD]: labels[BUILD] });
      for (const { labelSelector } of templateOf(deployment).spec.topologySpreadConstraints ?? []) {
        expect(labelSelector.matchLabels).toEqual(SELECTED);
      }
      // The Job's pods are neither served from nor counted.
      const jobs = all.filter(({ kind }) => kind === 'Job').map((job) => templateOf(job).metadata.labels);
      for (const labels of jobs) {
        expect(labels['app.kubernetes.io/component']).not.toBe('plugin');
        expect(labels).not.toHaveProperty(BUILD);
      }
    });

    test('asks for nothing of the cluster but the list of console plugins, and only while a hook runs', () => {
      const all = byValues.get(values)!;
      const roles = all.filter(({ kind }) => kind === 'ClusterRole');
      expect(has(all, 'Role')).toBe(values === UPGRADE);
      expect(has(all, 'RoleBinding')).toBe(values === UPGRADE);
      for (const role of roles) {
        expect(role.rules).toEqual([
          {
            apiGroups: ['operator.openshift.io'],
            resources: ['consoles'],
            resourceNames: ['cluster'],
            verbs: ['get', 'patch'],
          },
        ]);
        expect(isHook(role)).toBe(true);
      }
      for (const { spec: pod } of templates(all.filter((one) => !isHook(one)))) {
        expect(pod.automountServiceAccountToken).toBe(false);
      }
      for (const account of all.filter(({ kind }) => kind === 'ServiceAccount')) {
        expect(account.automountServiceAccountToken).toBe(false);
      }
    });
  });

  test('the ConsolePlugin bears the name that was built in, and leads to the Service', () => {
    expect(of(manifests, 'ConsolePlugin')).toMatchObject({
      apiVersion: 'console.openshift.io/v1',
      kind: 'ConsolePlugin',
    });
    expect(spec(of(manifests, 'ConsolePlugin'))).toEqual({
      displayName: packageJson.consolePlugin.displayName,
      i18n: { loadType: 'Preload' },
      backend: { type: 'Service', service: { name: NAME, namespace: NAMESPACE, port: 9443, basePath: '/' } },
    });
    const service = of(manifests, 'Service');
    expect(spec(service).ports).toMatchObject([{ port: 9443, targetPort: 'https' }]);
    expect(templateOf(of(manifests, 'Deployment')).spec.containers).toMatchObject([
      { ports: [{ name: 'https', containerPort: 9443 }] },
    ]);
  });

  test('the translations are those that the console asks for', () => {
    const extensions = readFileSync(join(CHART, '../../console-extensions.json'), 'utf8');
    const named = [...extensions.matchAll(/%([^~%]+)~/g)].map(([, namespace]) => namespace);
    expect(new Set(named)).toEqual(new Set([`plugin__${NAME}`]));
  });

  test('a policy entry for another host is added only where it is asked for', () => {
    expect(spec(of(manifests, 'ConsolePlugin'))).not.toHaveProperty('contentSecurityPolicy');
    expect(spec(of(byValues.get('everything')!, 'ConsolePlugin'))).toHaveProperty('contentSecurityPolicy', [
      { directive: 'ImgSrc', values: ['https://images.example.com'] },
    ]);
  });

  test('the certificate that OpenShift issues for the Service is the one that nginx reads', () => {
    const secretName = `${NAME}-serving-cert`;
    expect(of(manifests, 'Service').metadata.annotations).toEqual({
      'service.beta.openshift.io/serving-cert-secret-name': secretName,
    });
    const { volumes, containers } = templateOf(of(manifests, 'Deployment')).spec;
    expect(volumes).toContainEqual({ name: 'serving-cert', secret: { secretName } });
    const { mountPath } = containers[0]!.volumeMounts.find(({ name }) => name === 'serving-cert')!;
    expect(readFileSync(join(CHART, 'files/nginx.conf'), 'utf8')).toContain(`default ${mountPath};`);
  });

  test('a change of the nginx configuration rolls the pods', () => {
    const file = readFileSync(join(CHART, 'files/nginx.conf'), 'utf8');
    expect(of(manifests, 'ConfigMap').data).toEqual({ 'nginx.conf': file });
    expect(templateOf(of(manifests, 'Deployment')).metadata.annotations['checksum/nginx.conf']).toMatch(
      /^[0-9a-f]{64}$/,
    );
  });

  describe('an upgrade', () => {
    const serves = (manifests: readonly Manifest[], labels: Record<string, string>): boolean =>
      Object.entries(spec(of(manifests, 'Service')).selector).every(([name, value]) => labels[name] === value);
    const podLabels = (manifests: readonly Manifest[]): Record<string, string> =>
      templateOf(of(manifests, 'Deployment')).metadata.labels;

    test.each([
      ['another image', ['--set', 'image.tag=v9.9.9']],
      ['the same version built anew', ['--set', `image.digest=sha256:${'a'.repeat(64)}`]],
    ])('to %s switches the Service at once: no pod of the one build is behind that of the other', (_case, args) => {
      const next = render('default', ...args);
      expect(serves(manifests, podLabels(manifests))).toBe(true);
      expect(serves(next, podLabels(next))).toBe(true);
      expect(serves(next, podLabels(manifests))).toBe(false);
      expect(serves(manifests, podLabels(next))).toBe(false);
      // A Deployment's selector can't be changed.
      expect(spec(of(next, 'Deployment')).selector).toEqual(spec(of(manifests, 'Deployment')).selector);
    });

    test('has another Deployment serve the next build meanwhile, which the Service and the network let in', () => {
      const upgrading = byValues.get(UPGRADE)!;
      const [proper, next] = [of(upgrading, 'Deployment'), of(upgrading, 'Deployment', `${NAME}-next`)];
      const { labels } = templateOf(next).metadata;
      expect(spec(of(upgrading, 'Service')).selector).toMatchObject({ [BUILD]: labels[BUILD] });
      expect(labels['app.kubernetes.io/component']).toBe('plugin-next');
      expect(spec(next).selector).toEqual({
        matchLabels: { ...SELECTED, 'app.kubernetes.io/component': 'plugin-next' },
      });
      expect(templateOf(next).spec.containers).toEqual(templateOf(proper).spec.containers);
      expect(of(upgrading, 'ConfigMap', `${NAME}-next`).data).toEqual(of(upgrading, 'ConfigMap').data);
      expect(templateOf(next).spec).toHaveProperty('volumes[0].configMap.name', `${NAME}-next`);
    });

    test('may change the one Service, and delete what it brought, only while its hooks run', () => {
      const role = of(byValues.get(UPGRADE)!, 'Role', `${NAME}-enabler`);
      expect(isHook(role)).toBe(true);
      expect(role.metadata.annotations?.['helm.sh/hook-delete-policy']).toBe('before-hook-creation,hook-succeeded');
      expect(role.rules).toEqual([
        { apiGroups: [''], resources: ['services'], resourceNames: [NAME], verbs: ['get', 'patch'] },
        { apiGroups: ['apps'], resources: ['deployments'], resourceNames: [NAME], verbs: ['get'] },
        { apiGroups: ['apps'], resources: ['deployments'], resourceNames: [`${NAME}-next`], verbs: ['get', 'delete'] },
        { apiGroups: [''], resources: ['configmaps'], resourceNames: [`${NAME}-next`], verbs: ['get', 'delete'] },
      ]);
    });

    test('makes the account before each of its Jobs', () => {
      const upgrading = byValues.get(UPGRADE)!;
      const hooksOf = (kind: string, name: string): string[] =>
        of(upgrading, kind, name).metadata.annotations?.['helm.sh/hook']?.split(',') ?? [];
      const events = ['switch', 'settle'].flatMap((action) => hooksOf('Job', `${NAME}-${action}`));
      expect(events).toEqual(['pre-upgrade', 'pre-rollback', 'post-upgrade', 'post-rollback']);
      for (const kind of ['ServiceAccount', 'Role', 'RoleBinding'])
        expect(hooksOf(kind, `${NAME}-enabler`)).toEqual(expect.arrayContaining(events));
      expect(hooksOf('ServiceAccount', `${NAME}-enabler`)).toEqual(
        expect.arrayContaining(hooksOf('ClusterRole', `${NAME}-enabler`)),
      );
    });

    test('of what a pod is given alone leaves the Service on the pods that it has', () => {
      const next = render('default', '--set', 'priorityClassName=system-cluster-critical');
      expect(serves(next, podLabels(manifests))).toBe(true);
    });
  });

  test.each(['commonLabels', 'commonAnnotations'])('%s may be there and empty', (name) => {
    expect(render('default', '--set', `${name}=null`)).toEqual(manifests);
  });

  test('nginx can write to /tmp alone, and to nothing that outlives it', () => {
    const { containers, volumes } = templateOf(of(manifests, 'Deployment')).spec;
    const writable = containers[0]!.volumeMounts.filter(({ readOnly }) => readOnly !== true);
    expect(writable).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: '16Mi' } });
  });

  test('each probe asks over HTTPS', () => {
    const [nginx] = templateOf(of(manifests, 'Deployment')).spec.containers;
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
      expect(nginx![probe]?.httpGet).toMatchObject({ port: 'https', scheme: 'HTTPS' });
    }
    expect(nginx!.readinessProbe?.httpGet).toMatchObject({ path: '/plugin-manifest.json' });
  });

  test('only the pods of the console are let in, and nothing is let out', () => {
    expect(spec(of(manifests, 'NetworkPolicy'))).toEqual({
      podSelector: {
        matchLabels: OWN,
        matchExpressions: [{ key: 'app.kubernetes.io/component', operator: 'In', values: ['plugin', 'plugin-next'] }],
      },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-console' } },
              podSelector: { matchLabels: { app: 'console', component: 'ui' } },
            },
          ],
          ports: [{ port: 'https', protocol: 'TCP' }],
        },
      ],
      egress: [],
    });
    expect(has(byValues.get('single-node')!, 'NetworkPolicy')).toBe(false);
  });

  test('nobody talks to the Job, which talks to the API server', () => {
    const policy = spec(of(manifests, 'NetworkPolicy', `${NAME}-enabler`));
    expect(policy).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [{}] });
    const job = templateOf(of(manifests, 'Job', `${NAME}-enable`));
    expect(job.metadata.labels).toMatchObject(policy.podSelector.matchLabels);
  });

  test('a drain never takes the last of several pods, and is never held up by a single one', () => {
    expect(spec(of(manifests, 'PodDisruptionBudget'))).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: SELECTED },
    });
    expect(spec(of(manifests, 'Deployment')).replicas).toBe(2);
    expect(has(byValues.get('single-node')!, 'PodDisruptionBudget')).toBe(false);
  });

  test.each([
    ['default', `registry.example.com/kubevirt/${NAME}:${packageJson.version}`],
    ['single-node', `registry.example.com/kubevirt/${NAME}:v0.1.0-rc.1`],
    ['disconnected', expect.stringMatching(new RegExp(`^mirror\\.example\\.com:5000/kubevirt/${NAME}@sha256:0123`))],
  ])('with the %s values the image is %s', (values, image) => {
    expect(templateOf(of(byValues.get(values)!, 'Deployment')).spec.containers[0]?.image).toEqual(image);
  });

  test('behind an air gap both images and their credentials come from the mirror', () => {
    for (const { spec: pod } of templates(byValues.get('disconnected')!)) {
      expect(pod.containers[0]?.image).toMatch(/^mirror\.example\.com:5000\//);
      expect(pod).toHaveProperty('imagePullSecrets', [{ name: 'mirror-credentials' }]);
    }
  });

  test('labels and annotations of one’s own are added everywhere, and replace none of the chart’s', () => {
    const all = byValues.get('everything')!;
    for (const { metadata } of [...all, ...templates(all)]) {
      expect(metadata.labels).toMatchObject({ team: 'virtualization', 'app.kubernetes.io/name': NAME });
      expect(metadata.annotations).toMatchObject({ 'example.com/contact': 'on-call' });
    }
  });

  test('pods go where they are told', () => {
    const { spec: pod } = templateOf(of(byValues.get('everything')!, 'Deployment'));
    expect(pod).toMatchObject({
      nodeSelector: { 'node-role.kubernetes.io/infra': '' },
      tolerations: [{ key: 'node-role.kubernetes.io/infra', operator: 'Exists', effect: 'NoSchedule' }],
      priorityClassName: 'system-cluster-critical',
      affinity: { nodeAffinity: expect.any(Object) as object },
    });
  });
});
