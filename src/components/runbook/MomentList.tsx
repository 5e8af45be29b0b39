import { Icon, Label, List, ListComponent, ListItem } from '@patternfly/react-core';
import { BellIcon, CheckCircleIcon, ExclamationCircleIcon, PencilAltIcon } from '@patternfly/react-icons';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import type { Moment, MomentKind } from '../../timeline/moment';
import { Breakable } from '../state/Breakable';
import { ClockTime } from '../state/ClockTime';

interface Look {
  readonly status?: 'success' | 'danger' | 'warning';
  readonly name: Message;
  readonly icon: React.JSX.Element;
}

const LOOK: Readonly<Record<MomentKind, Look>> = {
  problem: { status: 'danger', name: message('Problem'), icon: <ExclamationCircleIcon /> },
  recovery: { status: 'success', name: message('Well again'), icon: <CheckCircleIcon /> },
  change: { name: message('Change'), icon: <PencilAltIcon /> },
  alert: { status: 'warning', name: message('Alert'), icon: <BellIcon /> },
  fired: { name: message('Fired before'), icon: <BellIcon /> },
};

/** How often it was seen, and when last. */
const Repeated = ({ moment: { times, until } }: { readonly moment: Moment }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (times === undefined) return null;
  return (
    <div className="virtualization-alerts__aside">
      {t('({{times}} times)', { times })}
      {until !== undefined && (
        <>
          {t(', last')} <ClockTime time={until} />
        </>
      )}
    </div>
  );
};

interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly firstSign: Moment | undefined;
}

/** What happened, the oldest first, each with its time and what kind of thing it is. */
export const MomentList = ({ moments, firstSign }: MomentListProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <List
      className="virtualization-alerts__moments"
      component={ListComponent.ol}
      isPlain
      aria-label={t('What changed')}
    >
      {moments.map((moment) => {
        const { name, icon, ...look } = LOOK[moment.kind];
        const sentence = t(moment.sentence);
        return (
          <ListItem key={`${moment.at}/${sentence}`}>
            <div className="virtualization-alerts__moment">
              <ClockTime time={moment.at} />
              <Icon {...look} isInline>
                <span role="img" aria-label={t(name)}>
                  {icon}
                </span>
              </Icon>
              <div>
                <div className="virtualization-alerts__clamped">
                  {moment === firstSign && (
                    <>
                      <Label isCompact color="orange">
                        {t('First sign')}
                      </Label>{' '}
                    </>
                  )}
                  <Breakable text={sentence} />
                </div>
                <Repeated moment={moment} />
              </div>
            </div>
          </ListItem>
        );
      })}
    </List>
  );
};
