import { Content, Skeleton } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { notReadyFirst } from '../../probes/pod-order';
import { formatValue } from '../../probes/format-value';
import { noSample } from '../../probes/metric-releases';
import type { Evidence, Observation } from '../../probes/observation';
import { labelText } from '../../probes/label-text';
import type { FilledProbe, UnfilledProbe } from '../../probes/probe';
import type { FilledStep } from '../../runbooks/runbook';
import { whichPermission } from '../../probes/permission';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { ReadProblem } from '../state/ReadProblem';
import { WaitingInPart } from '../state/Waiting';
import { Disclosure } from './Disclosure';
import { EventTable } from './EventTable';
import { LogResult } from './LogResult';
import { ConditionTable } from './ConditionTable';
import { ObjectList } from './ObjectList';
import { Paged } from './Paged';
import { PodTable } from './PodTable';
import { SampleTable } from './SampleTable';
import { WriterTable } from './WriterTable';

/** What writes YAML is fetched when somebody wants to see it. */
const Yaml = lazyPart(async () => import('./Yaml'), <WaitingInPart />);

/** Pods whose conditions are shown at most. */
const DESCRIBED = 20;

interface ProbeResultProps {
  readonly step: FilledStep;
  readonly observation: Observation<Evidence>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const Objects = ({
  step,
  evidence,
  now,
}: {
  step: FilledStep;
  evidence: Extract<Evidence, { kind: 'objects' }>;
  now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { probe } = step;
  const { objects, events, of } = evidence;
  const model = probe.kind === 'list' || probe.kind === 'get' ? probe.model : 'Pod';
  const described = (probe.kind === 'list' || probe.kind === 'get') && probe.show === 'describe';
  return (
    <>
      {model === 'Pod' ? (
        <PodTable pods={objects} {...(of === undefined ? {} : { of })} now={now} />
      ) : (
        <ObjectList objects={objects} model={model} now={now} />
      )}
      {described && model === 'Pod' && (
        // Of very many pods the conditions of those that are not ready are worth a look.
        <ConditionTable objects={notReadyFirst(objects).ordered.slice(0, DESCRIBED)} model={model} now={now} />
      )}
      {probe.kind === 'get' &&
        probe.show === 'writers' &&
        objects.map((object) => <WriterTable key={object.metadata?.uid} object={object} now={now} />)}
      {model === 'Pod' && objects.length > 0 && (
        <Disclosure title={t('YAML')}>
          <Paged items={objects} what={t('Pods')}>
            {(shown) =>
              shown.map((pod) => (
                <Disclosure key={pod.metadata?.uid} title={pod.metadata?.name ?? ''}>
                  <Yaml object={pod} />
                </Disclosure>
              ))
            }
          </Paged>
        </Disclosure>
      )}
      {events?.state === 'found' && <EventTable events={events.data} now={now} />}
      {events?.state === 'empty' && <EventTable events={[]} now={now} />}
      {(events?.state === 'forbidden' || events?.state === 'failed') && (
        <ReadProblem observation={events} what={message('The events')} />
      )}
    </>
  );
};

const Evident = ({ step, evidence, now }: { step: FilledStep; evidence: Evidence; now: number }): React.JSX.Element => {
  const { probe } = step;
  const pattern = patternOf(step);
  switch (evidence.kind) {
    case 'objects':
      return <Objects step={step} evidence={evidence} now={now} />;
    case 'events':
      return <EventTable events={evidence.events} now={now} />;
    case 'logs':
      return <LogResult logs={evidence.logs} {...(pattern === undefined ? {} : { pattern })} />;
    case 'samples': {
      const unit = probe.kind === 'metric' ? probe.unit : 'number';
      const by = probe.kind === 'metric' ? probe.by : undefined;
      return (
        <SampleTable samples={evidence.samples} format={formatValue(unit)} {...(by === undefined ? {} : { by })} />
      );
    }
  }
};

const nothing = (probe: FilledProbe | UnfilledProbe): Message => {
  switch (probe.kind) {
    case 'logs':
      return message('No pod matches {{selector}}', { selector: labelText(probe.selector) });
    case 'list':
      return probe.selector === undefined
        ? message('There is no {{kind}}', { kind: probe.model })
        : message('No {{kind}} matches {{selector}}', { kind: probe.model, selector: labelText(probe.selector) });
    case 'get':
      return message('There is no {{kind}} {{name}}', { kind: probe.model, name: probe.name });
    case 'events':
      return message('No events');
    case 'by-hand':
      return probe.reason;
    case 'unfilled':
      return noSample('');
    case 'metric':
      return noSample(probe.query);
  }
};

/** What a step looks at, as a thing that could not be read: its title says what to do. */
const whatWasRead = ({ probe, title }: FilledStep): Message => {
  if (probe.kind === 'logs') return message('The logs');
  if (probe.kind === 'events') return message('The events');
  if (probe.kind === 'metric') return message('The metric');
  if (probe.kind === 'get') return message('{{kind}} {{name}}', { kind: probe.model, name: probe.name });
  return probe.kind === 'list' ? message('The list of {{kind}}', { kind: probe.model }) : title;
};

/** The lines to mark: what the command greps for, else what the verdict is made from. */
const patternOf = ({ probe, expectation }: FilledStep): string | undefined => {
  if (probe.kind === 'logs' && probe.grep !== undefined) return probe.grep;
  return expectation.kind === 'log-with' || expectation.kind === 'log-without' ? expectation.pattern : undefined;
};

/** What a step read, drawn as what it is; a wait as a skeleton, a failed read with its reason and remedy. */
const ProbeResult = ({ step, observation, now }: ProbeResultProps): React.JSX.Element => {
  const { t } = useTranslate();
  switch (observation.state) {
    case 'loading':
      return <Skeleton height="4rem" screenreaderText={t('Reading…')} />;
    case 'empty':
      return <Content component="p">{t(observation.why ?? nothing(step.probe))}</Content>;
    case 'found':
      return <Evident step={step} evidence={observation.data} now={now} />;
    case 'forbidden':
      // What would allow it stands above, once for all steps.
      return (
        <Content component="p">
          <Breakable text={t(whichPermission(observation))} />
        </Content>
      );
    default:
      return <ReadProblem observation={observation} what={whatWasRead(step)} />;
  }
};

export default ProbeResult;
