import { Alert, Content, List, ListItem, PageSection } from '@patternfly/react-core';

import { accessRequest, whichRole } from '../../commands/access-request';
import { useTranslate } from '../../i18n';
import { forbiddenReads } from '../../probes/forbidden-reads';
import { whichPermission } from '../../probes/permission';
import type { StepResult } from '../../probes/step-result';
import { CopyButton } from '../command/CopyButton';
import { Breakable } from '../state/Breakable';

/** Permissions to name; the request names them all. */
const NAMED = 4;

interface MissingRightsProps {
  /** What the checks are about, as the request calls it. */
  readonly about: string;
  readonly results: readonly StepResult[];
}

/** All that may not be read, in one place, with a request to hand to an administrator; nothing where all may be read. */
export const MissingRights = ({ about, results }: MissingRightsProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  const reads = forbiddenReads(results.map(({ observation }) => observation));
  if (reads.length === 0) return null;
  return (
    <PageSection>
      <Alert
        isInline
        component="h2"
        variant="warning"
        title={t('You may not read all of it: what these would show is unknown here')}
        actionLinks={<CopyButton text={accessRequest(about, reads)} name={t('Copy a request for an administrator')} />}
      >
        <List>
          {reads.slice(0, NAMED).map((read) => (
            <ListItem key={t(whichPermission(read))}>
              <Breakable text={t(whichPermission(read))} />
            </ListItem>
          ))}
          {reads.length > NAMED && <ListItem>{t('and {{count}} more', { count: reads.length - NAMED })}</ListItem>}
        </List>
        <Content component="p">{t(whichRole(reads))}</Content>
      </Alert>
    </PageSection>
  );
};
