import { Alert, AlertActionLink } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';

import { useTranslate } from '../../i18n';

const reload = (): void => {
  window.location.reload();
};

const FilesAreGone = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Alert
      isInline
      component="p"
      variant="warning"
      title={t('A file of Virtualization Alerts could not be loaded')}
      actionLinks={<AlertActionLink onClick={reload}>{t('Reload the page')}</AlertActionLink>}
    >
      {t('Either the plugin was updated after this page was opened, or the connection to the console failed.')}
    </Alert>
  );
};

/** How webpack calls the error of a file that can't be had, whatever the reason. */
const FILE_IS_MISSING = 'ChunkLoadError';

/**
 * Says that a file of this build is gone, and how to get the new ones.
 * @throws any other error: those are the console's to show
 */
export const fileProblem = (error: unknown): React.JSX.Element => {
  if (error instanceof Error && error.name === FILE_IS_MISSING) return <FilesAreGone />;
  throw error;
};

interface PartProblemProps {
  readonly children: ReactNode;
}

/** Says so where files of what it holds are gone. */
export class PartProblem extends Component<PartProblemProps, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : fileProblem(error);
  }
}
