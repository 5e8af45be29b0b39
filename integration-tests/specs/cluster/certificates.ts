import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key and its certificate, PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** An authority, and what it has signed. */
export interface Certificates {
  readonly ca: string;
  /** For `localhost`. */
  readonly server: KeyPair;
  /** For the user jane. */
  readonly client: KeyPair;
}

const openssl = (...args: readonly string[]): void => {
  execFileSync('openssl', args, { stdio: 'pipe' });
};

/** Makes an authority with openssl, and a server and a client that it vouches for. Their files go into the folder. */
export const makeCertificates = (folder: string, name: string): Certificates => {
  const at = (file: string): string => join(folder, `${name}-${file}`);
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.crt'),
  );
  const signed = (who: string, subject: string, extension: string): KeyPair => {
    const [key, cert, request, extensions] = [at(`${who}.key`), at(`${who}.crt`), at(`${who}.csr`), at(`${who}.ext`)];
    writeFileSync(extensions, extension);
    openssl('req', ...newKey, '-subj', subject, '-keyout', key, '-out', request);
    const by = ['-CA', at('ca.crt'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', extensions];
    openssl('x509', '-req', '-in', request, ...by, '-days', '2', '-out', cert);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  };
  return {
    ca: readFileSync(at('ca.crt'), 'utf8'),
    server: signed('server', '/CN=localhost', 'subjectAltName=DNS:localhost,IP:127.0.0.1'),
    client: signed('client', '/CN=jane', 'extendedKeyUsage=clientAuth'),
  };
};
