import { HttpError, TimeoutError } from '@openshift-console/dynamic-plugin-sdk/lib/utils/error/http-error';

const TIMEOUT = 60_000;

/** A negative or zero time limit is none. */
const withTimeout = async (url: string, promise: Promise<Response>, timeout: number): Promise<Response> => {
  if (timeout <= 0) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TimeoutError(url, timeout));
    }, timeout);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
};

interface Refusal {
  readonly message?: string;
  readonly error?: string;
}

/** A refusal in JSON gives its message; any other gives the status text alone, and leaves the body to be read. */
const refuse = async (response: Response): Promise<never> => {
  if (response.headers.get('content-type')?.includes('json') !== true) {
    throw new HttpError(response.statusText, response.status, response);
  }
  const json = (await response.json()) as Refusal;
  throw new HttpError(json.message ?? json.error ?? response.statusText, response.status, response, json);
};

/** The SDK hands on `null` where its caller gave no options. */
const headersOf = (options: RequestInit | null): Record<string, string> => ({
  ...(options?.headers as Record<string, string> | undefined),
});

/** 429 is tried three times at once, whatever the method. Source: openshift/console 4.22, console-shared, console-fetch. */
const ATTEMPTS = 3;
const patiently = async (send: () => Promise<Response>): Promise<Response> => {
  for (let attempt = 1; ; attempt += 1) {
    const response = await send();
    if (response.status !== 429 || attempt === ATTEMPTS) return response;
  }
};

/** `fetch` as the console does it: with its CSRF header, a time limit in milliseconds, and an HttpError for a refusal. */
export const coFetch = async (url: string, options: RequestInit = {}, timeout = TIMEOUT): Promise<Response> => {
  const headers = { ...headersOf(options), 'X-CSRFToken': 'small-console' };
  const response = await withTimeout(
    url,
    patiently(async () => fetch(url, { ...options, headers })),
    timeout,
  );
  return response.ok || response.status === 304 ? response : refuse(response);
};

const fetchJSON = async (
  url: string,
  method = 'GET',
  options: RequestInit = {},
  timeout = TIMEOUT,
): Promise<unknown> => {
  const headers = { Accept: 'application/json', ...headersOf(options) };
  const response = await coFetch(url, { ...options, method, headers }, timeout);
  const body = await response.text();
  return body === '' ? {} : (JSON.parse(body) as unknown);
};

type Send = (url: string, json?: unknown, options?: RequestInit | null, timeout?: number) => Promise<unknown>;

const send =
  (method: string, type = 'application/json'): Send =>
  async (url, json, options = {}, timeout = TIMEOUT) => {
    if (json === undefined || json === null) return fetchJSON(url, method, options ?? {}, timeout);
    const headers = { 'Content-Type': type, ...headersOf(options) };
    return fetchJSON(url, method, { ...options, headers, body: JSON.stringify(json) }, timeout);
  };

/** JSON over `coFetch`; an empty answer is an empty object. */
export const coFetchJSON = Object.assign(fetchJSON, {
  delete: send('DELETE'),
  post: send('POST'),
  put: send('PUT'),
  patch: send('PATCH', 'application/json-patch+json'),
});

/** Text over `coFetch`; like the console's, it expects JSON unless the type is exactly text/plain. */
export const coFetchText = async (url: string, options?: RequestInit, timeout?: number): Promise<unknown> => {
  const response = await coFetch(url, options, timeout);
  return response.headers.get('content-type') === 'text/plain' ? response.text() : response.json();
};
