import { message, type Message } from '../../message';
import type { Remedy } from '../remedy';
import { workloadOf } from '../workloads';
import { INSTALLED } from './object-family';

const SELECTOR = Object.entries(workloadOf('hco-operator').selector)
  .map(([name, value]) => `${name}=${value}`)
  .join(',');

/** For metrics of HyperConverged's operator that it never takes back by itself. */
export const restartOperator = (doneWhen: Message): Remedy => ({
  title: message('Restart the operator of HyperConverged'),
  why: message('It keeps the last value of its metric until it starts anew.'),
  effect: 'restarts',
  costs: message('Settings are not carried out for about a minute; machines and their parts go on.'),
  command: ['oc', 'delete', 'pods', '-n', INSTALLED, '-l', SELECTOR, '--wait=false'],
  doneWhen,
});
