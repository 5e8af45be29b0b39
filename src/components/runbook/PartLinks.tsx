import { Button, Flex } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { goTo } from './go-to-step';

/** A part of the page: the id of its heading, and its name. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

/**
 * Links to the parts of the page. They move the page and the focus, and leave the address to the alert's labels.
 * (PatternFly's jump links do not wrap: they are wider than a narrow page.)
 */
export const PartLinks = ({ parts }: { readonly parts: readonly Part[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <nav aria-label={t('Parts of this page')}>
      <Flex columnGap={{ default: 'columnGapLg' }} rowGap={{ default: 'rowGapSm' }}>
        {parts.map(({ id, name }) => (
          <Button
            key={id}
            variant="link"
            isInline
            component="a"
            href={`#${id}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(id);
            }}
          >
            {name}
          </Button>
        ))}
      </Flex>
    </nav>
  );
};
