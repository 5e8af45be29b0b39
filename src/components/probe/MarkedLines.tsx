import { CodeBlock, CodeBlockCode, Content } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { isStackLine } from '../../probes/log-dump';
import { matchingLines } from '../../probes/matching-lines';
import type { ContainerLog } from '../../probes/observation';

/** How many lines are shown above a log. */
const MARKED = 10;

/** The lines that match; of a run that ended badly its last lines, whatever is in them, without the dump of stacks. */
export const MarkedLines = ({
  log,
  pattern,
}: {
  readonly log: ContainerLog;
  readonly pattern: string;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const isEnded = log.ended !== undefined && log.log.state === 'found';
  const all = isEnded
    ? log.log.data.lines.filter((line) => line.trim() !== '' && !isStackLine(line))
    : matchingLines([log], pattern).map(({ line }) => line);
  const lines = all.slice(-MARKED);
  if (lines.length === 0) return null;
  return (
    <>
      <Content component="p">
        {isEnded ? t('The last lines before it ended:') : t('The latest lines that matter:')}
      </Content>
      <CodeBlock>
        <CodeBlockCode className="virtualization-alerts__log">{lines.join('\n')}</CodeBlockCode>
      </CodeBlock>
    </>
  );
};
