/** @jest-environment node */
import { startConsole } from './console-server';

const nothing = { kubernetes: { handle: jest.fn(), upgrade: jest.fn() }, monitoring: jest.fn() };

test('a client may let a connection rest for minutes: its next request is not lost to one that is being closed', async () => {
  const server = await startConsole(nothing, 0);
  try {
    const { headers } = await fetch(`${server.address}/api/nothing`);
    const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
    expect(seconds).toBeGreaterThan(300);
  } finally {
    server.close();
  }
});
