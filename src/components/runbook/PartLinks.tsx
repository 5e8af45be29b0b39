import { JumpLinks, JumpLinksItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { goTo } from './go-to-step';

/** A part of the page: the id of its heading, and its name. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

/** Links to the parts of the page. They move the page and the focus, and leave the address to the alert's labels. */
export const PartLinks = ({ parts }: { readonly parts: readonly Part[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <JumpLinks aria-label={t('Parts of this page')} isCentered={false}>
      {parts.map(({ id, name }) => (
        <JumpLinksItem
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(id);
          }}
        >
          {name}
        </JumpLinksItem>
      ))}
    </JumpLinks>
  );
};
