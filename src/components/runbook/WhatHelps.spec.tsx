import { render, screen } from '@testing-library/react';

import { message } from '../../message';
import { WhatHelps } from './WhatHelps';

const about = { title: message('Stop it'), why: message('It gives memory back.'), doneWhen: message('It is well.') };

test('a remedy says what it does to the cluster, what to read first, and gives both commands to copy', () => {
  render(
    <WhatHelps
      remedies={[
        {
          ...about,
          effect: 'interrupts-machines',
          costs: message('It is down.'),
          readFirst: { text: message('Who uses it:'), printed: { text: 'oc get vmi', missing: [] } },
          printed: { text: 'virtctl stop a', missing: [] },
        },
      ]}
    />,
  );
  for (const said of [/Stop it/, /Stops machines/, /It is down\./, /Who uses it:/, /It is well\./]) {
    expect(screen.getByText(said)).toBeVisible();
  }
  const buttons = screen
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label') ?? button.textContent);
  expect(buttons).toEqual(['Copy command: Read first: Stop it', 'Copy command: Stop it']);
});

test('without a value there is no command, and it says which', () => {
  render(<WhatHelps remedies={[{ ...about, effect: 'reads-only', lacks: [message('Nothing names the node.')] }]} />);
  expect(screen.getByText('There is no command for it: Nothing names the node.')).toBeVisible();
  expect(screen.queryByRole('button')).toBeNull();
});
