import { Button, Tooltip } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons';
import { useState } from 'react';

import { useTranslate } from '../../i18n';

interface CopyButtonProps {
  readonly text: string;
  /** The button's name. */
  readonly name: string;
  /** Only an icon. */
  readonly isPlain?: boolean;
}

type Outcome = 'not yet' | 'copied' | 'failed';

/** Copies text, and says whether it worked. */
export const CopyButton = ({ text, name, isPlain = false }: CopyButtonProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [outcome, setOutcome] = useState<Outcome>('not yet');
  const said = {
    'not yet': name,
    copied: t('Copied'),
    failed: t('The browser did not allow copying: select the text and copy it by hand'),
  }[outcome];
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <Tooltip
        content={said}
        onTooltipHidden={() => {
          setOutcome('not yet');
        }}
      >
        <Button
          variant={isPlain ? 'plain' : 'secondary'}
          icon={<CopyIcon />}
          aria-label={name}
          onClick={() => void copy()}
        >
          {isPlain ? null : name}
        </Button>
      </Tooltip>
      <span className="pf-v6-screen-reader" role="status">
        {outcome === 'not yet' ? '' : said}
      </span>
    </>
  );
};
