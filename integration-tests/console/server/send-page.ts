import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { contentSecurityPolicy, newNonce } from './content-security-policy';

const PAGE = join(__dirname, '../page/index.html');

/** What the console's server tells its pages; the SDK reads it while it is being loaded. */
const SERVER_FLAGS = {
  authDisabled: true,
  basePath: '/',
  prometheusBaseURL: '/api/prometheus',
  alertManagerBaseURL: '/api/alertmanager',
};

/**
 * Sends the one page of the small console, under the console's Content Security Policy. The console only has violations
 * reported; here they are prevented as well, so that what the policy forbids is seen not to work.
 */
export const sendPage = (res: ServerResponse): void => {
  const nonce = newNonce();
  const page = readFileSync(PAGE, 'utf8')
    .replaceAll('{{nonce}}', nonce)
    .replaceAll('{{flags}}', JSON.stringify(SERVER_FLAGS));
  res
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
      // No other page may show this one in a frame of its own, and lead clicks into it.
      'X-Frame-Options': 'DENY',
    })
    .end(page);
};
