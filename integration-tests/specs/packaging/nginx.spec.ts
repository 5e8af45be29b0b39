/** @jest-environment node */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describeWith } from './at-hand';
import type { NginxServer } from './nginx-server';
import { NGINX, OPENSSL, startNginx } from './nginx-server';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

const DIST = join(__dirname, '../../../dist');
const needs = {
  nginx: NGINX !== undefined,
  openssl: OPENSSL !== undefined,
  'dist, see `npm run build`': existsSync(join(DIST, 'plugin-manifest.json')),
};

describeWith(needs, 'nginx with the configuration of the chart', () => {
  let nginx: NginxServer;
  let files: string[];
  let chunk: string;
  beforeAll(async () => {
    nginx = await startNginx(DIST);
    files = readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length));
    chunk = files.find((file) => /-chunk-[0-9a-f]{20}\.min\.js$/.test(file)) ?? '';
  });
  afterAll(async () => {
    await nginx.stop();
  });

  describe('serves', () => {
    test('every file of the build, unchanged', async () => {
      expect(files.length).toBeGreaterThan(50);
      for (const file of files) {
        const { status, body } = await nginx.ask(file);
        expect([file, status]).toEqual([file, 200]);
        expect(body.equals(readFileSync(join(DIST, file)))).toBe(true);
      }
    });

    test('one answer to a connection, so that none outlives a switch to the next build', async () => {
      const { headers } = await nginx.ask('/plugin-manifest.json', { headers: { connection: 'keep-alive' } });
      expect(headers.connection).toBe('close');
    });

    test('what the manifest names, and the translations that the console asks for', async () => {
      const { body } = await nginx.ask('/plugin-manifest.json');
      const manifest = JSON.parse(body.toString()) as { name: string; loadScripts: string[] };
      expect(manifest.name).toBe('virtualization-alerts-plugin');
      for (const script of manifest.loadScripts) expect((await nginx.ask(`/${script}`)).status).toBe(200);
      // What i18next asks the console for, the console asks here.
      expect((await nginx.ask(`/locales/en/plugin__${manifest.name}.json`)).status).toBe(200);
    });

    test.each([
      ['/plugin-manifest.json', 'application/json; charset=utf-8'],
      ['/plugin-entry.js', 'application/javascript; charset=utf-8'],
      ['/healthz', 'text/plain; charset=utf-8'],
    ])('%s as %s', async (path, type) => {
      expect((await nginx.ask(path)).headers['content-type']).toBe(type);
    });

    test('its health, without a file', async () => {
      const { status, body } = await nginx.ask('/healthz');
      expect([status, body.toString()]).toEqual([200, 'ok\n']);
    });

    test('the headers alone for HEAD', async () => {
      const { status, headers, body } = await nginx.ask('/plugin-entry.js', { method: 'HEAD' });
      expect([status, body.length]).toEqual([200, 0]);
      expect(Number(headers['content-length'])).toBe(readFileSync(join(DIST, 'plugin-entry.js')).length);
    });
  });

  describe('refuses', () => {
    test.each([
      ['a file that is not there', '/nothing.js', 404],
      ['a listing of the root', '/', 404],
      ['a listing of a folder', '/locales/', 404],
      ['a folder', '/locales', 404],
      ['a hidden file', '/.hidden', 404],
      ['a hidden folder', '/.git/config', 404],
      ['a path that leads out', '/locales/../../nginx.conf', 400],
      ['a path that leads out in disguise', '/locales/%2e%2e/%2e%2e/nginx.conf', 400],
      ['a language that there is not', '/locales/xx/plugin__virtualization-alerts-plugin.json', 404],
    ])('%s', async (_, path, expected) => {
      const { status, body } = await nginx.ask(path);
      expect(status).toBe(expected);
      expect(body.toString()).not.toMatch(/Index of|nginx\/\d/);
    });

    test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s', async (method) => {
      const { status, headers } = await nginx.ask('/plugin-manifest.json', { method });
      expect([status, headers.allow, headers['cache-control']]).toEqual([405, 'GET, HEAD', 'no-store']);
    });

    test('TRACE, which nginx itself knows no answer to', async () => {
      expect((await nginx.ask('/plugin-manifest.json', { method: 'TRACE' })).status).toBe(405);
    });

    test('plain HTTP', async () => {
      const { status } = await nginx.askPlainly('/plugin-manifest.json');
      expect(status).toBe(400);
    });
  });

  describe('caching', () => {
    test('a file named for its content is kept for a year', async () => {
      expect(chunk).not.toBe('');
      expect((await nginx.ask(chunk)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    });

    test('every script of the build but the entry point is such a file', () => {
      const scripts = files.filter((file) => file.endsWith('.js'));
      const kept = scripts.filter((file) => !/-[0-9a-f]{20}\.min\.js$/.test(file));
      expect(kept).toEqual(['/plugin-entry.js']);
    });

    test.each(['/plugin-manifest.json', '/plugin-entry.js', '/healthz'])('%s is never stored', async (path) => {
      expect((await nginx.ask(path)).headers['cache-control']).toBe('no-store');
    });

    test('translations are asked for anew, and not sent again', async () => {
      const path = '/locales/en/plugin__virtualization-alerts-plugin.json';
      const { headers } = await nginx.ask(path);
      expect(headers['cache-control']).toBe('no-cache');
      const again = await nginx.ask(path, { headers: { 'if-none-match': headers.etag ?? '' } });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers['cache-control']).toBe('no-cache');
    });

    test('an error is not stored, whatever its name', async () => {
      const { status, headers } = await nginx.ask('/gone-chunk-0123456789abcdef0123.min.js');
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    });
  });

  describe('compression', () => {
    const compressed = { headers: { 'accept-encoding': 'gzip' } };

    test.each(['/plugin-entry.js', '/plugin-manifest.json', '/locales/en/plugin__virtualization-alerts-plugin.json'])(
      'of %s',
      async (path) => {
        const { headers, body } = await nginx.ask(path, compressed);
        const plain = readFileSync(join(DIST, path));
        expect(headers['content-encoding']).toBe('gzip');
        expect(headers.vary).toContain('Accept-Encoding');
        expect(body.length).toBeLessThan(plain.length / 2);
        expect(gunzipSync(body).equals(plain)).toBe(true);
      },
    );

    test('also where a proxy asks, and not where nobody asks for it', async () => {
      const proxied = { headers: { ...compressed.headers, via: '1.1 console' } };
      expect((await nginx.ask('/plugin-entry.js', proxied)).headers['content-encoding']).toBe('gzip');
      expect((await nginx.ask('/plugin-entry.js')).headers['content-encoding']).toBeUndefined();
    });
  });

  describe('headers', () => {
    test.each(['/plugin-manifest.json', '/plugin-entry.js', '/healthz', '/nothing'])('of %s', async (path) => {
      const { headers } = await nginx.ask(path);
      expect(headers).toMatchObject({
        server: 'nginx',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      });
      // It would speak for the host name of the console.
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    });
  });

  describe('TLS', () => {
    test.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
      const certificate = await nginx.shakeHands({ minVersion: version, maxVersion: version });
      expect(certificate.subject.CN).toBe('first');
    });

    test.each(['TLSv1', 'TLSv1.1'] as const)('%s is not', async (version) => {
      // At this level the client itself would still speak it, so that the refusal is the server's.
      const old = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' };
      await expect(nginx.shakeHands(old)).rejects.toThrow(/alert protocol version/i);
    });

    test.each(['AES128-SHA', 'ECDHE-RSA-AES128-SHA'])('the cipher %s is not', async (ciphers) => {
      await expect(nginx.shakeHands({ maxVersion: 'TLSv1.2', ciphers })).rejects.toThrow(/handshake failure/i);
    });

    test('a certificate that takes the place of another is used from then on', async () => {
      nginx.replaceCertificate('second');
      expect((await nginx.shakeHands()).subject.CN).toBe('second');
      expect((await nginx.ask('/healthz')).status).toBe(200);
    });
  });
});

describeWith(needs, 'the log of nginx', () => {
  test('has each request as JSON, but not the probes that go well', async () => {
    const nginx = await startNginx(DIST);
    const probe = { headers: { 'user-agent': 'kube-probe/1.35' } };
    await nginx.ask('/plugin-manifest.json', probe);
    await nginx.ask('/missing-for-the-probe', probe);
    await nginx.ask('/seen"by-all');
    const lines = (await nginx.stop()).map((line) => JSON.parse(line) as { path: string; status: number });
    expect(lines.filter(({ path }) => path !== '/healthz')).toMatchObject([
      { path: '/missing-for-the-probe', status: 404 },
      { path: '/seen"by-all', status: 404, protocol: 'TLSv1.3' },
    ]);
  });
});
