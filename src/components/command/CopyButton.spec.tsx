import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { CommandBlock } from './CommandBlock';

const command = { text: 'oc -n openshift-cnv get pods -l kubevirt.io=virt-controller', missing: [] };

const offerClipboard = (writeText: (text: string) => Promise<void>): void => {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
};

describe('CommandBlock', () => {
  it('copies the command as it is shown, and announces it', async () => {
    const user = userEvent.setup();
    const copied: string[] = [];
    offerClipboard(async (text) => {
      copied.push(text);
      return Promise.resolve();
    });
    render(<CommandBlock command={command} title="Check the pods" />);
    await user.click(screen.getByRole('button', { name: 'Copy command: Check the pods' }));
    expect(copied).toEqual([command.text]);
    expect(screen.getByText(command.text)).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Copied');
  });

  it('says how to copy by hand where the browser refuses', async () => {
    const user = userEvent.setup();
    offerClipboard(async () => Promise.reject(new Error('NotAllowedError')));
    render(<CommandBlock command={command} title="Check the pods" />);
    await user.click(screen.getByRole('button', { name: 'Copy command: Check the pods' }));
    expect(screen.getByRole('status')).toHaveTextContent('copy it by hand');
  });

  it('says why a command cannot run', () => {
    const missing = [{ text: 'The alert has no label {{label}}.', values: { label: 'node' } }];
    render(<CommandBlock command={{ text: 'oc get node ${NODE:?}', missing }} title="Read the node" />);
    expect(screen.getByText(/The alert has no label node\./)).toBeInTheDocument();
  });
});
