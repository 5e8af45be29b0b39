import { Button, Flex, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { CopyButton } from '../command/CopyButton';

interface CheckToolbarProps {
  /** How many rows tell of a problem. */
  readonly problems: number;
  /** How many rows there are. */
  readonly all: number;
  /** Whether those alone are shown. */
  readonly isProblems: boolean;
  readonly onProblems: (isProblems: boolean) => void;
  readonly isAllOpen: boolean;
  readonly onAllOpen: (isOpen: boolean) => void;
  readonly script: string;
  /** What the script is about, where a page has several. */
  readonly about: string | undefined;
}

/** Which rows are shown, all at once open or closed, and all commands as one script. */
export const CheckToolbar = ({
  problems,
  all,
  isProblems,
  onProblems,
  isAllOpen,
  onAllOpen,
  script,
  about,
}: CheckToolbarProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Flex columnGap={{ default: 'columnGapSm' }}>
      <ToggleGroup aria-label={t('Which checks are shown')} isCompact>
        <ToggleGroupItem
          text={t('Problems {{problems}}', { problems })}
          isSelected={isProblems}
          onChange={() => {
            onProblems(true);
          }}
        />
        <ToggleGroupItem
          text={t('All {{all}}', { all })}
          isSelected={!isProblems}
          onChange={() => {
            onProblems(false);
          }}
        />
      </ToggleGroup>
      <Button
        variant="link"
        onClick={() => {
          onAllOpen(!isAllOpen);
        }}
      >
        {isAllOpen ? t('Collapse all') : t('Expand all')}
      </Button>
      <CopyButton
        text={script}
        name={about === undefined ? t('Copy script') : t('Copy script of {{workload}}', { workload: about })}
      />
    </Flex>
  );
};
