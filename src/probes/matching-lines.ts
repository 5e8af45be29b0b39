import type { ContainerLog } from './observation';

/** A line of a log that matches. */
export interface Match {
  readonly pod: string;
  readonly line: string;
  /** Where the line stands in its log. */
  readonly index: number;
  readonly log: ContainerLog;
}

/** The lines of the logs that match, in the order of the logs. An expression that can't be read matches nothing. */
export const matchingLines = (logs: readonly ContainerLog[], pattern: string): readonly Match[] => {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern);
  } catch {
    return [];
  }
  return logs.flatMap((log) =>
    log.log.state === 'found'
      ? log.log.data.lines.flatMap((line, index) => (expression.test(line) ? [{ pod: log.pod, line, index, log }] : []))
      : [],
  );
};
