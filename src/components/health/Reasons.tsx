import { Content } from '@patternfly/react-core';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import type { Reason } from '../../health/state';
import { useTranslate } from '../../i18n';
import { ObjectLink } from '../runbook/ObjectLink';
import { Breakable } from '../state/Breakable';

/** One of each name: the page of one instance leads to the others. */
const oneOfEach = (alerts: readonly Alert[]): readonly Alert[] => [
  ...new Map(alerts.map((alert) => [alert.name, alert])).values(),
];

/** The alerts by their names, each leading to its page. */
export const AlertLinks = ({ alerts }: { readonly alerts: readonly Alert[] }): React.JSX.Element => (
  <>
    {oneOfEach(alerts).map((alert) => (
      <div key={alert.name}>
        <Link to={alertAddress(alert)}>
          <Breakable text={alert.name} />
        </Link>
      </div>
    ))}
  </>
);

/** Why something is as it is: a sentence each, with what it is about and the alerts that fire about it. */
export const Reasons = ({
  reasons,
  most,
}: {
  readonly reasons: readonly Reason[];
  readonly most: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  // Several that could not be read say so in the same words.
  const each = [...new Map(reasons.map((reason) => [t(reason.sentence), reason])).values()];
  return (
    <>
      {each.slice(0, most).map(({ sentence, object, alerts = [] }) => (
        <div key={t(sentence)}>
          <Content component="p" className="virtualization-alerts__clamped">
            <Breakable text={t(sentence)} />
          </Content>
          {object !== undefined && <ObjectLink object={object} />}
          <AlertLinks alerts={alerts} />
        </div>
      ))}
    </>
  );
};
