import { Alert, type AlertProps } from '@patternfly/react-core';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Severity } from '../../alerts/alert';
import type { Beginning } from '../../incidents/beginning';
import { isExplained } from '../../incidents/incident';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { isModelName } from '../../probes/models';
import { ObjectLink } from '../runbook/ObjectLink';
import { Breakable } from '../state/Breakable';

const VARIANTS: Readonly<Record<Severity, NonNullable<AlertProps['variant']>>> = {
  critical: 'danger',
  warning: 'warning',
  info: 'info',
  none: 'info',
};

/** How much of what fires comes from the first incident. */
const share = ({ from, all }: Beginning): Message | undefined => {
  if (all === 1) return undefined;
  return from === all
    ? message('all {{all}} alerts come from it', { all })
    : message('{{from}} of the {{all}} alerts come from it', { from, all });
};

interface WhereToBeginProps {
  /** Absent while it is not known, or nothing fires. */
  readonly beginning: Beginning | undefined;
  /** True while the causes are being read. */
  readonly isReading: boolean;
}

/** The worst that users notice, and which object to look at first: the list in one sentence. */
export const WhereToBegin = ({ beginning, isReading }: WhereToBeginProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (beginning === undefined) return null;
  const { incident } = beginning;
  const { groups, found, severity } = incident;
  const [first] = groups;
  const lead = first.alerts[0];
  const explained = isExplained(incident);
  const impact = found?.impact === undefined ? first.name : t(found.impact);
  const title =
    explained && found?.cause !== undefined ? t('{{impact}}: {{cause}}', { impact, cause: t(found.cause) }) : impact;
  const part = share(beginning);
  const object = found?.object;
  return (
    <Alert
      isInline
      component="p"
      variant={VARIANTS[severity]}
      title={<Breakable text={title} />}
      className="virtualization-alerts__beginning"
      aria-live="polite"
    >
      {isReading ? (
        t('Reading what is behind the alerts…')
      ) : (
        <>
          {t('Begin with')}{' '}
          {explained && object !== undefined && isModelName(object.model) ? (
            <ObjectLink object={object} />
          ) : (
            lead !== undefined && (
              <Link to={alertAddress(lead)}>
                <Breakable text={lead.name} />
              </Link>
            )
          )}
          {explained && part !== undefined && <>: {t(part)}</>}
          {!explained && <>. {t('What is behind it was not found.')}</>}
        </>
      )}
    </Alert>
  );
};
