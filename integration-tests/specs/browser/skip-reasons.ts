import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end how many specs were skipped, and why: the list alone shows that they were. */
export default class SkipReasons implements Reporter {
  private readonly counts = new Map<string, number>();

  onTestEnd(test: TestCase, { status, annotations }: TestResult): void {
    if (status !== 'skipped') return;
    const reason =
      [...annotations, ...test.annotations].find(({ type }) => type === 'skip')?.description ?? 'no reason';
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + 1);
  }

  onEnd(): void {
    for (const [reason, count] of this.counts) console.log(`  ${String(count)} skipped: ${reason}`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
