import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Skeleton,
} from '@patternfly/react-core';

import type { Foundation } from '../../health/foundations';
import { useTranslate } from '../../i18n';
import { Reasons } from './Reasons';
import { Marked } from './StateIcon';

/** How many sentences stand for one: all of them are among what was read. */
const MOST = 3;

/** What the components stand on. */
export const Foundations = ({ all }: { readonly all: readonly Foundation[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <DescriptionList
      isCompact
      isHorizontal
      horizontalTermWidthModifier={{ default: '12ch' }}
      aria-label={t('What they stand on')}
    >
      {all.map(({ id, title, state, reasons, isPending }) => (
        <DescriptionListGroup key={id}>
          <DescriptionListTerm>{t(title)}</DescriptionListTerm>
          <DescriptionListDescription>
            {isPending ? (
              <Skeleton screenreaderText={t('Reading…')} />
            ) : (
              <Marked state={state}>
                <Reasons reasons={reasons} most={state === 'working' ? 1 : MOST} />
              </Marked>
            )}
          </DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
};
