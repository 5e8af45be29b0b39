import { message } from '../message';
import { whatHelps } from './summary-remedies';

const writes = { say: ({ text }: { readonly text: string }) => text, code: (text: string) => `[${text}]` };

test('the summary says what helps, what it costs, what to read first, and how one sees that it worked', () => {
  const [said] = whatHelps(
    [
      {
        title: message('Stop it'),
        why: message('It gives memory back.'),
        effect: 'interrupts-machines',
        costs: message('It is down.'),
        readFirst: { text: message('Who uses it:'), printed: { text: 'oc get vmi', missing: [] } },
        printed: { text: 'virtctl stop a', missing: [] },
        doneWhen: message('The pods are ready.'),
      },
    ],
    writes,
  );
  expect(said?.split('\n').filter((line) => line !== '')).toEqual([
    '### 1. Stop it',
    'It gives memory back. (stops machines)',
    'It is down.',
    'Read first: Who uses it:',
    '[oc get vmi]',
    '[virtctl stop a]',
    'It worked when: The pods are ready.',
  ]);
});

test('a command that is not printed says why, and no remedy says that', () => {
  const [said] = whatHelps(
    [
      {
        title: message('Set the clock'),
        why: message('It is off.'),
        effect: 'reads-only',
        lacks: [message('Nothing names the node.')],
        doneWhen: message('No line comes.'),
      },
    ],
    writes,
  );
  expect(said).toContain('There is no command for it: Nothing names the node.');
  expect(whatHelps([], writes)).toEqual(['Nothing that was found has a known remedy.']);
});
