import { randomUUID } from 'node:crypto';

import type { Answer } from '../prometheus/prometheus';

interface Silence {
  id: string;
  matchers: { name: string; value: string; isRegex: boolean; isEqual: boolean }[];
  startsAt: string;
  endsAt: string;
  createdBy: string;
  comment: string;
  updatedAt: string;
}

const isPosted = (body: unknown): body is Omit<Silence, 'updatedAt'> => {
  const { matchers, startsAt, endsAt } = (body ?? {}) as Partial<Silence>;
  return Array.isArray(matchers) && matchers.length > 0 && Date.parse(startsAt ?? '') < Date.parse(endsAt ?? '');
};

/** Alertmanager's silences (API v2), kept in memory. */
export class Alertmanager {
  private readonly silences = new Map<string, Silence>();

  constructor(private readonly now: () => number) {}

  /** Forgets all silences. */
  reset(): void {
    this.silences.clear();
  }

  /** Answers a request; `path` begins at `/api/v2`. */
  answer(method: string, path: string, body: unknown): Answer {
    if (path === '/api/v2/silences') {
      return method === 'POST'
        ? this.post(body)
        : { status: 200, json: [...this.silences.values()].map((one) => this.shown(one)) };
    }
    const silence = this.silences.get(/^\/api\/v2\/silence\/([^/]+)$/.exec(path)?.[1] ?? '');
    if (silence === undefined) return { status: 404, json: { message: 'silence not found' } };
    if (method === 'DELETE') silence.endsAt = new Date(this.now()).toISOString();
    return { status: 200, json: method === 'DELETE' ? {} : this.shown(silence) };
  }

  private post(body: unknown): Answer {
    if (!isPosted(body))
      return { status: 400, json: { message: 'silence invalid: it needs matchers, and an end after its start' } };
    const id = body.id !== '' && this.silences.has(body.id) ? body.id : randomUUID();
    this.silences.set(id, { ...body, id, updatedAt: new Date(this.now()).toISOString() });
    return { status: 200, json: { silenceID: id } };
  }

  private shown(silence: Silence): object {
    const now = this.now();
    const ended = Date.parse(silence.endsAt) <= now ? 'expired' : undefined;
    return { ...silence, status: { state: ended ?? (Date.parse(silence.startsAt) > now ? 'pending' : 'active') } };
  }
}
