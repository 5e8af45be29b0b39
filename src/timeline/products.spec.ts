import { makeObservations, seenResource } from '../diagnosis/make-observations';
import { inEnglish } from '../message';
import type { AlertHistory } from './alert-history';
import { firingMoments, sayHistory } from './firing-moments';
import type { Moment } from './moment';
import { installationMoments, productMoments } from './product-moments';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const told = (moments: readonly Moment[]): string[] =>
  moments.map(({ at, sentence }) => `${new Date(at).toISOString().slice(11, 19)} ${inEnglish(sentence)}`);

const progressing = (reason: string, status = 'True') => ({
  conditions: [{ type: 'Progressing', status, reason, lastTransitionTime: '2026-01-15T09:00:00Z' }],
});

test('KubeVirt and HyperConverged tell of an upgrade while it is under way, and of none that is done', () => {
  const of = (kubeVirt: object, hyperConverged: object) =>
    told(
      productMoments(
        makeObservations({
          now: NOW,
          resources: [
            seenResource('KubeVirt', { status: kubeVirt }),
            seenResource('HyperConverged', { status: hyperConverged }),
          ],
        }),
      ),
    );
  const versions = [{ name: 'operator', version: '4.22.0' }];
  const [from, to] = ['v1.8.0', 'v1.9.0'];
  expect(
    of(
      { ...progressing('UpdateInProgress'), observedKubeVirtVersion: from, targetKubeVirtVersion: to },
      { ...progressing('HCOUpgrading'), versions },
    ),
  ).toEqual([
    '09:00:00 The upgrade of KubeVirt from v1.8.0 to v1.9.0 began',
    '09:00:00 The upgrade of OpenShift Virtualization from 4.22.0 began',
  ]);
  expect(
    of(
      { ...progressing('AllComponentsReady', 'False'), observedKubeVirtVersion: to, targetKubeVirtVersion: to },
      { ...progressing('ReconcileCompleted', 'False'), versions },
    ),
  ).toEqual([]);
});

test('a version that OLM made after HyperConverged is an upgrade; those of other operators are not ours', () => {
  const version = (name: string, created: string) => ({
    name,
    namespace: 'openshift-cnv',
    version: '4.22.1',
    replaces: '',
    phase: 'Installing',
    created,
  });
  const of = (created: string) =>
    told(
      installationMoments(
        [
          version('kubevirt-hyperconverged-operator.v4.22.1', '2026-01-15T09:00:00Z'),
          version('cert-manager-operator.v1', '2026-01-15T09:00:00Z'),
        ],
        makeObservations({
          now: NOW,
          resources: [seenResource('HyperConverged', { metadata: { creationTimestamp: created } })],
        }),
      ),
    );
  expect(of('2025-11-18T08:18:57Z')).toEqual([
    '09:00:00 The upgrade of OpenShift Virtualization to 4.22.1 began, its phase is now Installing',
  ]);
  expect(of('2026-01-15T09:05:00Z')).toEqual([
    '09:00:00 The installation of version 4.22.1 began, its phase is now Installing',
  ]);
});

describe('how often an alert fired', () => {
  const MINUTE = 60_000;
  const span = (minutesAgo: number, minutes: number, end: 'seen' | 'lost' | 'now' = 'seen') => ({
    from: NOW - minutesAgo * MINUTE,
    to: NOW - (minutesAgo - minutes) * MINUTE,
    isFromBefore: false,
    end,
  });
  const history = (more: Partial<AlertHistory>): AlertHistory => ({
    spans: [],
    times: { least: 0, most: 0 },
    total: 0,
    notEvaluated: 0,
    replicas: 2,
    ...more,
  });
  const said = (more: Partial<AlertHistory>): string => sayHistory(history(more), NOW).map(inEnglish).join('; ');

  test.each<[string, Partial<AlertHistory>, string]>([
    ['never', {}, 'Did not fire in 7 days'],
    ['once', { times: { least: 1, most: 1 }, total: 5 * MINUTE, spans: [span(9, 5)] }, 'Fired once in 7 days, for 5m'],
    ['again and again', { times: { least: 5, most: 5 }, total: 41 * MINUTE }, 'Fired 5 times in 7 days, 41m in all'],
    [
      'perhaps fewer times',
      { times: { least: 2, most: 3 }, total: 3 * MINUTE, spans: [span(9, 2, 'lost'), span(6, 1)] },
      'Fired 2 to 3 times in 7 days, 3m in all; ends not seen: 1',
    ],
    ['while part was not evaluated', { notEvaluated: 120 * MINUTE }, 'Did not fire in 7 days; not evaluated for 2h'],
    [
      'where nobody knows what was evaluated',
      { notEvaluated: undefined },
      'Did not fire in 7 days; what was not evaluated is not known',
    ],
    [
      'in a young cluster, with one Prometheus',
      { recordsFrom: NOW - 3 * 24 * 60 * MINUTE, replicas: 1 },
      'Did not fire in 7 days; records begin 3d ago; as one Prometheus saw it',
    ],
    [
      'all the time',
      {
        times: { least: 1, most: 1 },
        total: 7 * 24 * 60 * MINUTE,
        spans: [{ ...span(7 * 24 * 60, 7 * 24 * 60, 'now'), isFromBefore: true }],
      },
      'Has fired for more than 7 days',
    ],
    [
      'in very many series',
      { times: undefined, total: 41 * MINUTE },
      'Fired for 41m in 7 days, how often was not counted',
    ],
  ])('%s', (_name, more, sentence) => {
    expect(said(more)).toBe(sentence);
  });

  test('each earlier time is a moment; that it fires now says the alert', () => {
    expect(
      told(firingMoments('VirtAPIDown', history({ spans: [span(60, 10), span(40, 5, 'lost'), span(20, 20, 'now')] }))),
    ).toEqual(['09:00:00 VirtAPIDown fired for 10m', '09:20:00 VirtAPIDown fired for 5m; its end was not seen']);
  });
});
