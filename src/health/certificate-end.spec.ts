/** @jest-environment node */
import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';

import { certificateEnds } from './certificate-end';

const bundle = (...certificates: readonly string[]): string => btoa(certificates.join('\n'));

test('reads when each authority that Node.js knows ends, as its own reader does', () => {
  const ends = certificateEnds(bundle(...rootCertificates));
  expect(rootCertificates.length).toBeGreaterThan(100);
  expect(ends).toEqual(rootCertificates.map((pem) => Date.parse(new X509Certificate(pem).validTo)));
});

test.each([
  ['nothing', ''],
  ['what is not base64', '%%%'],
  ['text', btoa('no certificate')],
  ['a certificate that ends early', bundle((rootCertificates[0] ?? '').replace(/.{40}={0,2}\s*-----END/, '-----END'))],
  ['a certificate that says anything', bundle('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----')],
  [
    'one of two that is none',
    bundle(rootCertificates[0] ?? '', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'),
  ],
])('of %s no end is known', (_what, text) => {
  expect(certificateEnds(text)).toBeUndefined();
});
