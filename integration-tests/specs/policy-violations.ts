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

/** What a worker, which has no document, and a page that leaves at once say only in the browser's log. */
const fromLog = (page: Page, text: string): PolicyViolation | undefined => {
  const directive = /violates the following Content Security Policy directive:? "([^"]*)"/.exec(text)?.[1];
  if (directive === undefined) return undefined;
  return { directive, blocked: text.split('\n')[0] ?? '', page: page.url(), source: '' };
};

/**
 * Writes down each violation on any page of a context, be it prevented or only reported, into the list that is returned.
 * The console's own tests hold the console to none; those of other plugins are passed over.
 */
export const collectViolations = async (context: BrowserContext): Promise<PolicyViolation[]> => {
  const violations: PolicyViolation[] = [];
  await context.exposeBinding(BINDING, (_source, violation: PolicyViolation) => {
    if (!isOfAnother(violation)) violations.push(violation);
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
    if (page === null) return;
    const violation = fromLog(page, said.text());
    if (violation === undefined) return;
    violation.source = said.location().url;
    if (!isOfAnother(violation)) violations.push(violation);
  });
  return violations;
};
