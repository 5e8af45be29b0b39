import { randomBytes } from 'node:crypto';

/** Red Hat's own service, which the console may load from. */
const RED_HAT = 'console.redhat.com';

/**
 * The policy that the console sends with its page on a cluster, where no plugin asks for more: the directives are those
 * of `BuildCSPDirectives` in openshift/console (`pkg/utils/utils.go`, main and release-4.19 onward), which its
 * `indexHandler` (`pkg/server/server.go`) sends as `Content-Security-Policy-Report-Only`. Where versions differ
 * (`img-src` with or without any HTTPS host, `object-src` none or the console itself) the narrower stands here. Workers
 * have no directive of their own there: those of `script-src` hold, so that a worker from a `blob:` is a violation.
 *
 * @param nonce what marks the inline scripts that the server itself wrote
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    `base-uri 'self'`,
    `default-src 'self' ${RED_HAT}`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `script-src 'self' ${RED_HAT} 'unsafe-eval' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `connect-src 'self' ${RED_HAT}`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** Cannot be guessed, and is made anew for each page. */
export const newNonce = (): string => randomBytes(24).toString('base64url');
