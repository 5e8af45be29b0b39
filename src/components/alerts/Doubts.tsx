import { Alert, Content, List, ListItem } from '@patternfly/react-core';

import type { EvaluatedRule } from '../../alerts/alert';
import type { Doubt } from '../../alerts/doubts';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Breakable } from '../state/Breakable';

/** Rules to name at most; they fail together when their metric changes. */
const NAMED = 10;

/** A doubt in a few words, the gravest of several; those of a project are said in another place. */
export const doubtName = (doubts: readonly Doubt[]): Message | undefined => {
  const kinds = new Set(doubts.map(({ kind }) => kind));
  if (kinds.has('no rules')) return message('No alerting rule of OpenShift Virtualization is evaluated');
  if (kinds.has('lost')) return message('Alerts may be missing');
  if (kinds.has('failing')) return message('Some alerting rules fail');
  if (kinds.has('not yet')) return message('Some alerting rules were not evaluated yet');
  return kinds.has('unread') ? message('Alerts may be missing') : undefined;
};

const RuleList = ({ rules }: { readonly rules: readonly EvaluatedRule[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const shown = rules.slice(0, NAMED);
  return (
    <List>
      {shown.map(({ name, severity, lastError }) => (
        <ListItem key={`${name} ${severity}`}>
          <Breakable text={lastError === '' ? name : `${name}: ${lastError}`} />
        </ListItem>
      ))}
      {rules.length > shown.length && (
        <ListItem>{t('and {{count}} more', { count: rules.length - shown.length })}</ListItem>
      )}
    </List>
  );
};

interface Said {
  readonly title: Message;
  readonly body: Message;
}

const saying = ({ kind }: Doubt): Said | undefined => {
  switch (kind) {
    case 'lost':
      return {
        title: message('Alerts may be missing: Prometheus answered in part'),
        body: message(
          'Thanos could not reach a Prometheus. See whether the pods of prometheus-k8s in openshift-monitoring run; it is asked again by itself.',
        ),
      };
    case 'no rules':
      return {
        title: message('No alerting rule of OpenShift Virtualization is evaluated'),
        body: message(
          "No new alert can fire, whatever the state of the cluster: this is no all-clear. The platform's Prometheus may be gone, or the operators' PrometheusRules may not be loaded: see whether the pods of prometheus-k8s in openshift-monitoring run.",
        ),
      };
    case 'no rule':
      return {
        title: message('The rule of this alert is not evaluated'),
        body: message(
          'Prometheus evaluates other rules of OpenShift Virtualization: the operators of this cluster may not ship this one, or its PrometheusRule is gone.',
        ),
      };
    case 'failing':
      return {
        title: message('Alerting rules of OpenShift Virtualization fail'),
        body: message(
          'Their alerts may be missing, or go on firing although all is well. Prometheus says of them what is wrong:',
        ),
      };
    case 'not yet':
      return {
        title: message('Alerting rules of OpenShift Virtualization were not evaluated yet'),
        body: message('Their alerts may be missing until Prometheus has evaluated them for the first time:'),
      };
    case 'project':
    case 'unread':
      return undefined;
  }
};

/** Says why the alerts that are shown may not be all there are, or not be true any more; nothing where that is sure. */
export const Doubts = ({ doubts }: { readonly doubts: readonly Doubt[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const missing = useKubeVirtMissing();
  return (
    <>
      {doubts.map((doubt) => {
        const said = saying(doubt);
        // Where there are no operators there are no rules of theirs.
        if (said === undefined || (missing && doubt.kind === 'no rules')) return null;
        return (
          <Alert key={doubt.kind} isInline component="p" variant="warning" title={t(said.title)}>
            <Content component="p">{t(said.body)}</Content>
            {'rules' in doubt && <RuleList rules={doubt.rules} />}
            {doubt.kind === 'lost' &&
              doubt.warnings.map((warning) => (
                <Content component="p" key={warning}>
                  <Breakable text={warning} />
                </Content>
              ))}
          </Alert>
        );
      })}
    </>
  );
};
