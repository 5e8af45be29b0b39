import { randomUUID } from 'node:crypto';

import { answerAlerts, type SentAlert } from './alerts';

/** An answer of Alertmanager: JSON, or nothing but a status. */
export interface AlertmanagerAnswer {
  readonly status: number;
  readonly json?: object | string;
}

interface Matcher {
  name: string;
  value: string;
  isRegex: boolean;
  isEqual: boolean;
}

interface Silence {
  id: string;
  matchers: Matcher[];
  startsAt: string;
  endsAt: string;
  createdBy: string;
  comment: string;
  updatedAt: string;
}

/** What is posted: the moments in milliseconds since the epoch. */
interface Posted extends Pick<Silence, 'id' | 'matchers' | 'createdBy' | 'comment'> {
  start: number;
  end: number;
}

const REQUIRED = ['comment', 'createdBy', 'endsAt', 'matchers', 'startsAt'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A request that does not fit the API's schema, with the code of its validator. */
const misfit = (code: number, message: string): AlertmanagerAnswer => ({ status: 422, json: { code, message } });
const invalid = (reason: string): AlertmanagerAnswer => ({ status: 400, json: reason });

const isRegex = (text: string): boolean => {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
};

const matcherOf = ({ name = '', value = '', isRegex: regex = false, isEqual = true }: Partial<Matcher>): Matcher => ({
  isEqual,
  isRegex: regex,
  name,
  value,
});

const matchesEmpty = ({ value, isRegex: regex, isEqual }: Matcher): boolean =>
  (regex ? new RegExp(`^(?:${value})$`).test('') : value === '') === isEqual;

/** Reads a silence as it is posted, or says as Alertmanager does why it is none. */
const readPosted = (body: unknown, now: number): Posted | AlertmanagerAnswer => {
  const silence = (body ?? {}) as Partial<Omit<Silence, 'matchers'> & { matchers: Partial<Matcher>[] }>;
  const missing = REQUIRED.find((name) => silence[name] === undefined);
  if (missing !== undefined) return misfit(602, `${missing} in body is required`);
  const { id = '', startsAt = '', endsAt = '', createdBy = '', comment = '' } = silence;
  const matchers = (silence.matchers ?? []).map(matcherOf);
  if (matchers.length === 0) return misfit(612, 'matchers in body should have at least 1 items');
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (Number.isNaN(start) || Number.isNaN(end)) return invalid('parsing silence body failed');
  if (start >= end) return invalid('Failed to create silence: start time must be before end time');
  if (end < now) return invalid("Failed to create silence: end time can't be in the past");
  const unreadable = matchers.findIndex(({ isRegex: regex, value }) => regex && !isRegex(value));
  if (unreadable >= 0) {
    const which = `invalid label matcher ${String(unreadable)}`;
    return invalid(`silence invalid: ${which}: invalid regular expression "${matchers[unreadable]?.value ?? ''}"`);
  }
  if (matchers.every(matchesEmpty))
    return invalid('silence invalid: at least one matcher must not match the empty string');
  return { id, matchers, createdBy, comment, start, end };
};

const matches = (
  labels: Readonly<Record<string, string>>,
  { name, value, isRegex: regex, isEqual }: Matcher,
): boolean => {
  const label = labels[name] ?? '';
  return (regex ? new RegExp(`^(?:${value})$`).test(label) : label === value) === isEqual;
};

/** Alertmanager's silences (API v2), kept in memory, and what it says of the alerts that it is sent. */
export class Alertmanager {
  private readonly silences = new Map<string, Silence>();

  constructor(private readonly now: () => number) {}

  /** Forgets all silences. */
  reset(): void {
    this.silences.clear();
  }

  /** Answers `GET /api/v2/alerts`, when these alerts are sent. */
  alerts(sent: readonly SentAlert[], params: URLSearchParams): AlertmanagerAnswer {
    const active = [...this.silences.values()].filter((silence) => this.stateOf(silence) === 'active');
    return answerAlerts(sent, params, {
      now: this.now(),
      silencesOf: (labels) =>
        active.filter(({ matchers }) => matchers.every((matcher) => matches(labels, matcher))).map(({ id }) => id),
    });
  }

  /** Answers a request about silences; `path` begins at `/api/v2`. */
  answer(method: string, path: string, body: unknown): AlertmanagerAnswer {
    if (path === '/api/v2/silences') {
      return method === 'POST'
        ? this.post(body)
        : { status: 200, json: [...this.silences.values()].map((one) => this.shown(one)) };
    }
    const id = /^\/api\/v2\/silence\/([^/]+)$/.exec(path)?.[1];
    if (id === undefined) return { status: 404, json: { code: 404, message: `path ${path} was not found` } };
    if (!UUID.test(id)) return misfit(601, `silenceID in path must be of type uuid: "${id}"`);
    const silence = this.silences.get(id);
    if (silence === undefined) return { status: 404 };
    if (method !== 'DELETE') return { status: 200, json: this.shown(silence) };
    this.expire(silence);
    return { status: 200 };
  }

  private post(body: unknown): AlertmanagerAnswer {
    const now = this.now();
    const posted = readPosted(body, now);
    if ('status' in posted) return posted;
    const { id: known, start, end, ...silence } = posted;
    if (known !== '' && !this.silences.has(known)) return { status: 404, json: 'silence not found' };
    const id = known === '' ? randomUUID() : known;
    this.silences.set(id, {
      ...silence,
      id,
      // What was not silenced cannot be silenced later: a silence begins now at the earliest.
      startsAt: new Date(Math.max(start, now)).toISOString(),
      endsAt: new Date(end).toISOString(),
      updatedAt: new Date(now).toISOString(),
    });
    return { status: 200, json: { silenceID: id } };
  }

  private expire(silence: Silence): void {
    if (this.stateOf(silence) === 'expired') return;
    const now = new Date(this.now()).toISOString();
    silence.endsAt = now;
    silence.updatedAt = now;
  }

  private stateOf({ startsAt, endsAt }: Silence): string {
    const now = this.now();
    if (Date.parse(endsAt) <= now) return 'expired';
    return Date.parse(startsAt) > now ? 'pending' : 'active';
  }

  private shown(silence: Silence): object {
    return { ...silence, status: { state: this.stateOf(silence) } };
  }
}
