import { DataList, List, ListItem } from '@patternfly/react-core';

import type { JudgedCause } from '../../diagnosis/causes';
import { useTranslate } from '../../i18n';
import type { FilledStep } from '../../runbooks/runbook';
import { Disclosure } from '../probe/Disclosure';
import { CauseItem } from './CauseItem';
import { RichText } from './RichText';

interface KnownCausesProps {
  /** Without a verdict where the checks have not been run. */
  readonly causes: readonly JudgedCause[];
  readonly steps: readonly FilledStep[];
}

const CauseList = ({ causes, steps, name }: KnownCausesProps & { readonly name: string }): React.JSX.Element => (
  <DataList aria-label={name} isCompact>
    {causes.map((one) => (
      <CauseItem key={one.cause.id} judged={one} steps={steps} />
    ))}
  </DataList>
);

/** Of those that are not known as many are shown; a user who may read little knows none of them. */
const MOST_UNKNOWN = 2;

/** The known causes of an alert that nobody has looked at. */
const Unjudged = ({ causes }: Pick<KnownCausesProps, 'causes'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <List>
      {causes.map(({ cause }) => (
        <ListItem key={cause.id}>
          <strong>{t(cause.title)}</strong> <RichText text={cause.text} />
        </ListItem>
      ))}
    </List>
  );
};

/**
 * The known causes, those that the evidence supports first. What is ruled out is most of them, and is folded: how many
 * there are says enough until somebody doubts it.
 */
export const KnownCauses = ({ causes, steps }: KnownCausesProps): React.JSX.Element => {
  const { t } = useTranslate();
  if (causes.every(({ verdict }) => verdict === undefined)) return <Unjudged causes={causes} />;
  const ruledOut = causes.filter(({ verdict }) => verdict?.status === 'ruled-out');
  const unknown = causes.filter(({ verdict }) => verdict?.status !== 'ruled-out' && verdict?.status !== 'supported');
  const folded = unknown.slice(MOST_UNKNOWN);
  const open = causes.filter((one) => !ruledOut.includes(one) && !folded.includes(one));
  return (
    <>
      {open.length > 0 && <CauseList causes={open} steps={steps} name={t('Known causes')} />}
      {folded.length > 0 && (
        <Disclosure title={t('{{count}} more are unknown', { count: folded.length })}>
          <CauseList causes={folded} steps={steps} name={t('Causes that are unknown')} />
        </Disclosure>
      )}
      {ruledOut.length > 0 && (
        <Disclosure title={t('{{count}} known causes are ruled out', { count: ruledOut.length })}>
          <CauseList causes={ruledOut} steps={steps} name={t('Causes that are ruled out')} />
        </Disclosure>
      )}
    </>
  );
};
