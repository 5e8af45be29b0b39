import type { BrowserContext, Page } from '@playwright/test';

/** What a page did against its Content Security Policy. */
export interface PolicyViolation {
  directive: string;
  blocked: string;
  page: string;
  /** The script that did it; empty where the browser does not say. */
  source: string;
}

/** The plugin whose violations count everywhere, and those of other plugins: not ours to mend. */
const PLUGIN = '/api/plugins/virtualization-alerts-plugin/';
const ANY_PLUGIN = '/api/plugins/';
const BINDING = 'reportPolicyViolation';

const isOfAnother = ({ source }: PolicyViolation): boolean => source.includes(ANY_PLUGIN) && !source.includes(PLUGIN);

/** One line for each violation, for the message of a test that failed. */
export const describeViolations = (violations: readonly PolicyViolation[]): string =>
  violations
    .map(({ directive, blocked, page, source }) => `${directive} forbids ${blocked} (on ${page}, by ${source || '?'})`)
    .join('\n');

/** The same as the browser's log has it: of workers, which have no document, and of pages that leave at once. */
const fromLog = (page: Page, text: string, source: string): PolicyViolation | undefined => {
  const directive = /violates the following Content Security Policy directive:? "([\w-]+)/.exec(text)?.[1];
  if (directive === undefined) return undefined;
  // Where a directive is not set another one stands in for it, and the log tells both.
  const meant = /'([\w-]+)' was not explicitly set/.exec(text)?.[1] ?? directive;
  return { directive: meant, blocked: text.split(' because ')[0] ?? '', page: page.url(), source };
};

/** Most violations are told twice, as an event and in the log, in any order: each is kept once. */
const keepOnce = (violations: PolicyViolation[]): ((violation: PolicyViolation, way: 'event' | 'log') => void) => {
  const told = { event: 0, log: 0 };
  return (violation, way) => {
    if (isOfAnother(violation)) return;
    told[way] += 1;
    if (told[way] > told[way === 'event' ? 'log' : 'event']) violations.push(violation);
  };
};

/**
 * Writes down each violation on any page of a context, be it prevented or only reported, into the list that is returned.
 * The console's own tests hold the console to none; those of other plugins are passed over.
 */
export const collectViolations = async (context: BrowserContext): Promise<PolicyViolation[]> => {
  const violations: PolicyViolation[] = [];
  const keep = keepOnce(violations);
  await context.exposeBinding(BINDING, (_source, violation: PolicyViolation) => {
    keep(violation, 'event');
  });
  await context.addInitScript((binding) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (globalThis as unknown as Record<string, ((violation: PolicyViolation) => void) | undefined>)[
        binding
      ];
      report?.({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        page: event.documentURI,
        source: event.sourceFile,
      });
    });
  }, BINDING);
  context.on('console', (said) => {
    const page = said.page();
    const violation = page === null ? undefined : fromLog(page, said.text(), said.location().url);
    if (violation !== undefined) keep(violation, 'log');
  });
  return violations;
};
