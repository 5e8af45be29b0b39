import { Badge, JumpLinks, JumpLinksItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { goTo } from './go-to-step';

/** A part of the page: the id of its heading, and its name. */
export interface PagePart {
  readonly id: string;
  readonly name: string;
  /** How many of its rows ask for attention; absent or 0 where none. */
  readonly count?: number;
}

/**
 * Links to the parts of the page, beside them where there is room. They move the page and the focus, and leave the address
 * to the alert's labels.
 */
export const PageJumps = ({ parts }: { readonly parts: readonly PagePart[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <JumpLinks isVertical label={t('On this page')} className="virtualization-alerts__jumps">
      {parts.map(({ id, name, count = 0 }) => (
        <JumpLinksItem
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(id);
          }}
        >
          {name} {count > 0 && <Badge isRead>{count}</Badge>}
        </JumpLinksItem>
      ))}
    </JumpLinks>
  );
};
