import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { Alertmanager } from './alertmanager/alertmanager';
import { startControllers } from './controllers';
import type { Exec } from './kubernetes/exec';
import { createKubernetesApi, type KubernetesApi } from './kubernetes/kubernetes-api';
import { readList, readText } from './kubernetes/read-field';
import { isKubeVirtGroup } from './kubernetes/resources';
import { liveMetrics } from './live-metrics';
import { describeFault, loadScenario } from './load-scenario';
import { MetricStore } from './prometheus/metric-store';
import type { PastSpan, Remembered } from './prometheus/past-alerts';
import { Prometheus } from './prometheus/prometheus';
import type { SeriesSource } from './prometheus/promql';
import type { KubernetesObject, MetricDescription, PastTime, Scenario } from './scenario';
import { Failures } from './failures';
import { Users } from './users';
import { World } from './world';
import { keyOf } from './world-state';

const SCENARIOS = join(__dirname, 'scenarios');
/** States of real clusters, each with what is to be found out about it: they can be switched on, and are not in the menu. */
const CASES = readdirSync(join(SCENARIOS, 'cases'));
/** The name of the scenario that takes away what KubeVirt's installation made. */
const WITHOUT_KUBEVIRT = 'without-kubevirt';
/** What the metrics are overlaid with that follow from what users did; no fault is named like that. */
const LIVE = 'live';
const PRODUCT_NAMESPACE = 'openshift-cnv';

/** Whether the installation of OpenShift Virtualization made an object: in its namespace, or for the whole cluster. */
const isInstalled = (object: KubernetesObject): boolean =>
  object.metadata.namespace === PRODUCT_NAMESPACE ||
  isKubeVirtGroup(readText(object, 'spec.group')) ||
  readList(object, 'webhooks').some(
    (webhook) => readText(webhook, 'clientConfig.service.namespace') === PRODUCT_NAMESPACE,
  );

const holderOf = (lease: KubernetesObject | undefined): string => readText(lease, 'spec.holderIdentity');

/** A fault of the lab, and whether it is on. */
export interface LabFault {
  name: string;
  title: string;
  alert: string;
  on: boolean;
}

/** A cluster in one process: its APIs, and the switches of its faults. */
export class Lab {
  readonly failures = new Failures();
  /** Who is signed in: the administrator, until another is. */
  readonly users = new Users();
  readonly kubernetes: KubernetesApi;
  readonly alertmanager = new Alertmanager(Date.now);
  prometheus: Prometheus;
  metrics: MetricStore;
  /** The state of the cluster: for tests that read it without the API. */
  readonly world: World;
  private readonly base: Scenario;
  private readonly faults: readonly Omit<LabFault, 'on'>[];
  private readonly controllers: { close: () => void };
  /** What the metrics have become by what was done to pods. */
  private live: readonly MetricDescription[] = [];
  private readonly stopFollowing: () => void;

  /** @param moreNodes workers that the cluster has besides, each with its virt-handler */
  constructor(private readonly moreNodes = 0) {
    this.base = loadScenario(join(SCENARIOS, 'base'), new Date(), moreNodes);
    this.faults = readdirSync(join(SCENARIOS, 'faults')).map((name) => {
      const { title, alert } = describeFault(join(SCENARIOS, 'faults', name));
      return { name, title, alert };
    });
    this.world = new World(this.base, { loadFault: (name, moment) => this.loadFault(name, moment) });
    this.controllers = startControllers(this.world);
    this.metrics = new MetricStore(this.base.metrics, Date.now());
    const rules = readdirSync(join(SCENARIOS, 'rules')).map(
      (file) => parse(readFileSync(join(SCENARIOS, 'rules', file), 'utf8')) as KubernetesObject,
    );
    for (const rule of rules) this.world.apply(rule, 'scenario');
    this.stopFollowing = this.world.subscribe(({ object, previous, cause }) => {
      const isTaken = object.kind === 'Lease' && holderOf(object) !== holderOf(previous);
      if (cause !== 'scenario' && (object.kind === 'Pod' || isTaken)) this.followPods();
    });
    const series = (lab: Lab): SeriesSource => ({
      at: (name, time) => lab.metrics.at(name, time),
      get since() {
        return lab.metrics.since;
      },
    });
    this.prometheus = new Prometheus(series(this), rules, Date.now, () => this.remembered());
    this.kubernetes = createKubernetesApi(this.world, this.failures, {
      users: this.users,
      exec: this.exec,
    });
  }

  /** Runs a command in a container of a pod. */
  readonly exec: Exec = async (_namespace, pod, _container, command) =>
    Promise.resolve(
      pod === 'prometheus-k8s-0'
        ? this.prometheus.promtool(command)
        : { stdout: '', stderr: 'this lab runs commands in prometheus-k8s-0 alone\n', exitCode: 126 },
    );

  /** The faults there are. */
  list(): LabFault[] {
    const active = new Set(this.world.activeFaults().map(({ name }) => name));
    return this.faults.map((fault) => ({ ...fault, on: active.has(fault.name) }));
  }

  /** Switches a fault on or off; false when there is none of that name. */
  switch(name: string, on: boolean): boolean {
    if (!CASES.includes(name) && !this.faults.some((fault) => fault.name === name)) return false;
    if (this.world.activeFaults().some((fault) => fault.name === name) === on) return true;
    this.world.switchFault(name, on);
    const now = Date.now();
    const scenario = this.world.activeFaults().find((fault) => fault.name === name)?.scenario;
    this.metrics.endOverlay(LIVE, now);
    this.live = [];
    if (scenario === undefined) this.metrics.endOverlay(name, now);
    else this.metrics.overlay(name, scenario.metrics, now - (scenario.fault?.beganMinutesAgo ?? 0) * 60_000);
    this.followPods();
    this.prometheus.refresh();
    return true;
  }

  /** Orders failures of the Kubernetes API; see `Failure`. */
  fail(failures: readonly unknown[]): void {
    this.failures.set(failures);
    this.world.switchFault(WITHOUT_KUBEVIRT, this.failures.withoutKubeVirt);
  }

  /** Puts everything back: no faults, no failures, no silences, no history. */
  reset(): void {
    this.world.reset();
    this.failures.set([]);
    this.users.signIn('cluster-admin');
    this.alertmanager.reset();
    this.metrics = new MetricStore(this.base.metrics, Date.now());
    this.live = [];
    this.prometheus.refresh();
  }

  close(): void {
    this.stopFollowing();
    this.controllers.close();
  }

  /** Lets the metrics follow pods that were deleted or made, and leases that were taken over. */
  private followPods(): void {
    const faults = this.world.activeFaults().map(({ scenario }) => scenario);
    const live = liveMetrics(
      this.world,
      [this.base, ...faults].flatMap(({ metrics }) => metrics),
    );
    if (JSON.stringify(live) === JSON.stringify(this.live)) return;
    this.live = live;
    this.metrics.endOverlay(LIVE, Date.now());
    this.metrics.overlay(LIVE, live, Date.now());
    this.prometheus.refresh();
  }

  /** What the faults that are on say of the days before. */
  private remembered(): Remembered {
    const faults = this.world
      .activeFaults()
      .flatMap(({ scenario: { fault }, since }) =>
        fault === undefined ? [] : [{ alert: fault.alert, since: since.getTime(), before: fault.before ?? {} }],
      );
    const spans = (now: number, all: readonly PastTime[] = []): readonly PastSpan[] =>
      all.map(({ hoursAgo, minutes }) => ({
        from: now - hoursAgo * 3_600_000,
        to: now - hoursAgo * 3_600_000 + minutes * 60_000,
      }));
    return {
      fired: Object.fromEntries(faults.map(({ alert, since, before }) => [alert, spans(since, before.fired)])),
      down: faults.flatMap(({ since, before }) => spans(since, before.down)),
    };
  }

  private loadFault(name: string, moment: Date): Scenario {
    if (name === WITHOUT_KUBEVIRT) return this.withoutKubeVirt();
    const folder = join(SCENARIOS, CASES.includes(name) ? 'cases' : 'faults', name);
    return loadScenario(folder, moment, this.moreNodes);
  }

  private withoutKubeVirt(): Scenario {
    const deleted = this.base.objects.filter(isInstalled).map(keyOf);
    return { name: WITHOUT_KUBEVIRT, objects: [], deleted, logs: new Map(), metrics: [] };
  }
}
