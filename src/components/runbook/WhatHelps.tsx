import { Alert, Content, Label } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { isDangerous, type Effect, type FilledRemedy } from '../../runbooks/remedy';
import { CommandBlock } from '../command/CommandBlock';
import { Disclosure } from '../probe/Disclosure';
import { RichText } from './RichText';

const EFFECT: Readonly<Record<Effect, Message>> = {
  'reads-only': message('Changes nothing'),
  'changes-settings': message('Changes settings'),
  restarts: message('Restarts pods'),
  'interrupts-machines': message('Stops machines'),
  'can-lose-data': message('Can lose data'),
};

/** What it does to the cluster, and what to read before. */
const Before = ({ remedy: { effect, costs, readFirst, title } }: { readonly remedy: FilledRemedy }) => {
  const { t } = useTranslate();
  return (
    <>
      {costs !== undefined && (
        <Alert
          variant={isDangerous({ effect }) ? 'danger' : 'warning'}
          component="p"
          isInline
          isPlain
          title={<RichText text={costs} />}
        />
      )}
      {readFirst !== undefined && (
        <Content component="p" className="virtualization-alerts__aside">
          {t('Read first:')} <RichText text={readFirst.text} />
        </Content>
      )}
      {readFirst?.printed !== undefined && (
        <CommandBlock command={readFirst.printed} title={t('Read first: {{title}}', { title: t(title) })} />
      )}
    </>
  );
};

interface OneRemedyProps {
  readonly remedy: FilledRemedy;
  /** What stands before its title. */
  readonly lead?: string;
}

const EffectLabel = ({ remedy: { effect } }: Pick<OneRemedyProps, 'remedy'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Label isCompact color={isDangerous({ effect }) ? 'red' : effect === 'reads-only' ? 'grey' : 'orange'}>
      {t(EFFECT[effect])}
    </Label>
  );
};

/** Why, with which command, and how one sees that it worked. */
const How = ({ remedy }: Pick<OneRemedyProps, 'remedy'>): React.JSX.Element => {
  const { t } = useTranslate();
  const { title, why, printed, lacks = [], doneWhen } = remedy;
  return (
    <>
      <Content component="p" className="virtualization-alerts__aside">
        <RichText text={why} />
      </Content>
      <Before remedy={remedy} />
      {printed !== undefined && <CommandBlock command={printed} title={t(title)} />}
      {lacks.map((reason) => (
        <Content component="p" key={reason.text}>
          {t('There is no command for it: {{reason}}', { reason: t(reason) })}
        </Content>
      ))}
      <Content component="p" className="virtualization-alerts__aside">
        {t('It worked when:')} <RichText text={doneWhen} />
      </Content>
    </>
  );
};

/** What to do about a cause, why, what that does to the cluster, and how one sees that it worked. */
export const OneRemedy = ({ remedy, lead }: OneRemedyProps): React.JSX.Element => (
  <div className="virtualization-alerts__remedy">
    <Content component="p">
      <strong>
        {lead} <RichText text={remedy.title} />
      </strong>{' '}
      <EffectLabel remedy={remedy} />
    </Content>
    <How remedy={remedy} />
  </div>
);

/** The same in one line, which says how when it is opened. */
export const FoldedRemedy = ({ remedy }: Pick<OneRemedyProps, 'remedy'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Disclosure title={t(remedy.title).replaceAll('`', '')}>
      <div className="virtualization-alerts__remedy">
        <EffectLabel remedy={remedy} />
        <How remedy={remedy} />
      </div>
    </Disclosure>
  );
};

/** One text for one remedy. */
export const keyOfRemedy = ({ title, printed }: FilledRemedy): string => `${title.text}${printed?.text ?? ''}`;

/** What helps against a cause, the first first. */
export const WhatHelps = ({ remedies }: { readonly remedies: readonly FilledRemedy[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      {remedies.map((remedy) => (
        <OneRemedy key={keyOfRemedy(remedy)} remedy={remedy} lead={t('What helps:')} />
      ))}
    </>
  );
};
