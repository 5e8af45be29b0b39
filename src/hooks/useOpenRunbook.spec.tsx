import { useActivePerspective } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';

import { toConsoleAlert } from '../alerts/console-alert';
import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { parseRules } from '../alerts/parse-rules';
import { OPEN_RUNBOOK, useOpenRunbook } from './useOpenRunbook';

const [alert] = parseRules(exampleAnswer(exampleRule()));

const wrapper = ({ children }: { readonly children: ReactNode }): React.JSX.Element => (
  <MemoryRouter initialEntries={['/monitoring/alerts']}>{children}</MemoryRouter>
);

test('leads from an alert of the console to its page here, without loading the console anew', () => {
  const scope = { alert: toConsoleAlert(alert!) };
  const { result } = renderHook(() => ({ actions: useOpenRunbook(scope), at: useLocation() }), { wrapper });
  const [[action], ready] = result.current.actions;
  expect(ready).toBe(true);
  expect(action).toMatchObject({ id: OPEN_RUNBOOK, label: 'Open runbook' });
  const { cta } = action!;
  if (typeof cta !== 'function') throw new Error('The action of a menu is a callback');
  act(cta);
  const { pathname, search } = result.current.at;
  expect(pathname).toBe(`/virtualization/monitoring/alerts/${alert!.rule.id}`);
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual(alert!.labels);
});

test.each([
  ['an alert of something else', { alert: { rule: { id: '1', name: 'KubePodCrashLooping', labels: {} }, labels: {} } }],
  ['an alert without a rule', { alert: { labels: { alertname: 'VirtControllerDown' } } }],
  ['nothing', undefined],
])('%s has no action, and the same empty list each time', (_case, scope) => {
  const { result, rerender } = renderHook(() => useOpenRunbook(scope)[0], { wrapper });
  const before = result.current;
  rerender();
  expect(before).toHaveLength(0);
  expect(result.current).toBe(before);
});

test('an alert that is known by name needs no label, and its action stays the same from one drawing to the next', () => {
  const scope = { alert: { rule: { id: '7', name: 'KubemacpoolMACCollisionDetected', labels: {} }, labels: {} } };
  const { result, rerender } = renderHook(() => useOpenRunbook(scope)[0], { wrapper });
  const before = result.current;
  rerender();
  expect(before).toHaveLength(1);
  expect(result.current).toBe(before);
});

test("an alert of the fleet's perspective is another cluster's, which can not be looked at here", () => {
  jest.mocked(useActivePerspective).mockReturnValueOnce(['acm', () => undefined]);
  const { result } = renderHook(() => useOpenRunbook({ alert: toConsoleAlert(alert!) })[0], { wrapper });
  expect(result.current).toHaveLength(0);
});
