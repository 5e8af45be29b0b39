import { Flex, FlexItem, Icon } from '@patternfly/react-core';
import {
  CheckCircleIcon,
  ExclamationCircleIcon,
  ExclamationTriangleIcon,
  OutlinedQuestionCircleIcon,
} from '@patternfly/react-icons';

import type { ReactNode } from 'react';

import type { State } from '../../health/state';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';

interface Look {
  readonly status?: 'success' | 'warning' | 'danger';
  readonly name: Message;
  readonly icon: React.JSX.Element;
}

const LOOK: Readonly<Record<State, Look>> = {
  working: { status: 'success', name: message('Works'), icon: <CheckCircleIcon /> },
  impaired: { status: 'warning', name: message('Works in part'), icon: <ExclamationTriangleIcon /> },
  'not-working': { status: 'danger', name: message('Does not work'), icon: <ExclamationCircleIcon /> },
  unknown: { name: message('Not known'), icon: <OutlinedQuestionCircleIcon /> },
};

/** How a state is called. */
export const stateName = (state: State): Message => LOOK[state].name;

/** The status of a state for PatternFly's labels; none for what is not known. */
export const stateStatus = (state: State): Look['status'] => LOOK[state].status;

/** A state, told by colour and icon, and by its name to who does not see them. */
const StateIcon = ({ state }: { readonly state: State }): React.JSX.Element => {
  const { t } = useTranslate();
  const { name, icon, ...look } = LOOK[state];
  return (
    <Icon {...look} isInline>
      <span role="img" aria-label={t(name)} title={t(name)}>
        {icon}
      </span>
    </Icon>
  );
};

interface MarkedProps {
  /** Absent until it is known. */
  readonly state: State | undefined;
  readonly children: ReactNode;
}

/** Something with its state before it, on one line. */
export const Marked = ({ state, children }: MarkedProps): React.JSX.Element => (
  <Flex
    flexWrap={{ default: 'nowrap' }}
    alignItems={{ default: 'alignItemsFlexStart' }}
    spaceItems={{ default: 'spaceItemsSm' }}
  >
    {state !== undefined && (
      <FlexItem>
        <StateIcon state={state} />
      </FlexItem>
    )}
    <FlexItem className="virtualization-alerts__said">{children}</FlexItem>
  </Flex>
);
