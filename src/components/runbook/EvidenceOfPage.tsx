import { Button } from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons';
import { createContext, useContext, type ReactNode } from 'react';

import type { EvidenceSource } from '../../evidence/source';
import { useEvidence, type EvidenceControl } from '../../hooks/useEvidence';
import { useHeld, type HeldCase } from '../../hooks/useHeldCase';
import { useTranslate } from '../../i18n';

const EvidenceContext = createContext<EvidenceControl | undefined>(undefined);

const OfSource = ({
  source,
  children,
}: {
  readonly source: EvidenceSource | undefined;
  readonly children: ReactNode;
}): React.JSX.Element => {
  const control = useEvidence(source);
  return (
    <EvidenceContext.Provider value={source === undefined ? undefined : control}>{children}</EvidenceContext.Provider>
  );
};

/** One evidence file for a whole page, of what its checks hold: the header has the button, and other parts lead to it. */
export const EvidenceOfPage = ({
  held,
  children,
}: {
  readonly held: HeldCase;
  readonly children: ReactNode;
}): React.JSX.Element => <OfSource source={useHeld(held)}>{children}</OfSource>;

/** The page's evidence file; undefined until its checks hold something, and on a page that has none. */
export const useEvidenceOfPage = (): EvidenceControl | undefined => useContext(EvidenceContext);

/** Makes the page's evidence file; how far it is the header says. */
export const DownloadEvidence = ({ isLink = false }: { readonly isLink?: boolean }): React.JSX.Element => {
  const { t } = useTranslate();
  const evidence = useEvidenceOfPage();
  const isDisabled = evidence === undefined || evidence.state.state === 'gathering';
  return isLink ? (
    <Button variant="link" isInline isDisabled={isDisabled} onClick={evidence?.download}>
      {t('Download the evidence')}
    </Button>
  ) : (
    <Button variant="secondary" icon={<DownloadIcon />} isDisabled={isDisabled} onClick={evidence?.download}>
      {t('Download evidence')}
    </Button>
  );
};
