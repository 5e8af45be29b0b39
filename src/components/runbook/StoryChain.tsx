import { ProgressStep, ProgressStepper } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { ChainLink, Role } from '../../diagnosis/story';
import { useWidth } from '../../hooks/useWidth';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Breakable } from '../state/Breakable';
import { ObjectLink } from './ObjectLink';

const ROLES: Readonly<Record<Role, Message>> = {
  root: message('Root cause'),
  breaks: message('What it breaks'),
  component: message('What the alert is about'),
};

/** How many objects of a link are named; what was found names them all. */
const LINKED = 2;
/** How wide the chain must be to lie, in pixels: four links with a sentence each. */
const ROOM = 720;

interface LinkProps {
  readonly role: Message;
  readonly headline: Message;
}

/** What a link is, above what it says. */
const LinkTitle = ({ role, headline }: LinkProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <span className="virtualization-alerts__role">{t(role)}</span>
      <Breakable text={t(headline)} />
    </>
  );
};

/** What users notice of what is wrong. */
interface ImpactLink {
  readonly says: Message;
  /** In numbers. */
  readonly counts?: ReactNode;
}

interface StoryChainProps {
  readonly links: readonly ChainLink[];
  /** Absent where nobody knows what users notice. */
  readonly impact: ImpactLink | undefined;
}

/** From the root cause to what users notice, each link with its object and what shows it. */
export const StoryChain = ({ links, impact }: StoryChainProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [element, width] = useWidth();
  return (
    <div ref={element} className="virtualization-alerts__chain">
      <ProgressStepper
        aria-label={t('From the cause to what it does')}
        isVertical={width !== undefined && width < ROOM}
      >
        {links.map(({ role, headline, finding }, index) => (
          <ProgressStep
            key={finding.id}
            id={`story-${index}`}
            titleId={`story-${index}-title`}
            variant={finding.status === 'problem' ? 'danger' : 'info'}
            aria-label={t(ROLES[role])}
            description={
              <>
                {t(headline) !== t(finding.sentence) && (
                  <div className="virtualization-alerts__clamped">
                    <Breakable text={t(finding.sentence)} />
                  </div>
                )}
                {finding.objects.slice(0, LINKED).map((object) => (
                  <div key={`${object.model}/${object.name}`}>
                    <ObjectLink object={object} />
                  </div>
                ))}
              </>
            }
          >
            <LinkTitle role={ROLES[role]} headline={headline} />
          </ProgressStep>
        ))}
        {impact !== undefined && (
          <ProgressStep
            id="story-impact"
            titleId="story-impact-title"
            variant="warning"
            aria-label={t('Impact')}
            description={impact.counts}
          >
            <LinkTitle role={message('Impact')} headline={impact.says} />
          </ProgressStep>
        )}
      </ProgressStepper>
    </div>
  );
};
