import { Alert, Flex, FlexItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import type { Command } from '../../probes/step-result';
import { CopyButton } from './CopyButton';

interface CommandBlockProps {
  readonly command: Command;
  /** What the command does, for the button's name: "Check the pods". */
  readonly title: string;
}

/** A command to copy. Where a value isn't known it says why; the shell then refuses to run it. */
export const CommandBlock = ({ command, title }: CommandBlockProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <Flex
        className="virtualization-alerts__command-block"
        flexWrap={{ default: 'nowrap' }}
        alignItems={{ default: 'alignItemsFlexStart' }}
      >
        <FlexItem grow={{ default: 'grow' }} className="virtualization-alerts__command">
          <code>{command.text}</code>
        </FlexItem>
        <FlexItem>
          <CopyButton text={command.text} name={t('Copy command: {{title}}', { title })} isPlain />
        </FlexItem>
      </Flex>
      {command.missing.map((reason) => (
        <Alert
          key={t(reason)}
          isInline
          isPlain
          component="p"
          variant="warning"
          title={t('This command needs a value that is not known. {{reason}}', { reason: t(reason) })}
        />
      ))}
    </>
  );
};
