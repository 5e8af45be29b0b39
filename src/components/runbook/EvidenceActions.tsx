import { Button, Flex, FlexItem } from '@patternfly/react-core';
import { CopyIcon, DownloadIcon } from '@patternfly/react-icons';

import type { EvidenceSource } from '../../evidence/source';
import { useEvidence, type EvidenceControl } from '../../hooks/useEvidence';
import { useSummaryCopy } from '../../hooks/useSummaryCopy';
import { useTranslate } from '../../i18n';
import EvidenceOutcome from './EvidenceOutcome';

const CopySummary = ({
  summary,
  name,
}: {
  readonly summary: () => Promise<string>;
  readonly name: string;
}): React.JSX.Element => {
  const { said, copy } = useSummaryCopy(summary);
  return (
    <>
      <Button variant="secondary" icon={<CopyIcon />} onClick={() => void copy()}>
        {name}
      </Button>{' '}
      <span role="status">{said}</span>
    </>
  );
};

interface About {
  /** Names the buttons apart, where a page has several. */
  readonly about?: string;
}

/** The buttons for the evidence, and how far it is. */
export const EvidencePanel = ({
  state,
  download,
  cancel,
  summary,
  about,
}: EvidenceControl & About): React.JSX.Element => {
  const { t } = useTranslate();
  const [region, save, copy] =
    about === undefined
      ? [t('Evidence'), t('Download evidence'), t('Copy summary')]
      : [
          t('Evidence about {{about}}', { about }),
          t('Download evidence about {{about}}', { about }),
          t('Copy summary about {{about}}', { about }),
        ];
  return (
    <section aria-label={region}>
      <Flex>
        <FlexItem>
          <Button
            variant="secondary"
            icon={<DownloadIcon />}
            isDisabled={state.state === 'gathering'}
            onClick={download}
          >
            {save}
          </Button>
        </FlexItem>
        <FlexItem>
          <CopySummary summary={summary} name={copy} />
        </FlexItem>
      </Flex>
      <EvidenceOutcome state={state} cancel={cancel} />
    </section>
  );
};

/** Saves everything that is known about an alert as one file for the support case, or copies its summary. */
export const EvidenceActions = ({
  source,
  ...about
}: About & { readonly source: EvidenceSource }): React.JSX.Element => (
  <EvidencePanel {...useEvidence(source)} {...about} />
);

export default EvidenceActions;
