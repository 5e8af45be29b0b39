import { Flex, FlexItem, Stack, StackItem, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';

interface PartProps {
  /** The id of the heading: links lead to it. */
  readonly id: string;
  readonly title: string;
  readonly level?: 'h2' | 'h3' | 'h4';
  /** What stands at the end of the heading's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Parts of parts take little room. */
const SIZES: Readonly<Partial<Record<string, 'md'>>> = { h3: 'md', h4: 'md' };

/** A part of the page under its heading, which can be jumped to. */
export const Part = ({ id, title, level = 'h2', actions, children }: PartProps): React.JSX.Element => (
  <section aria-labelledby={id}>
    <Stack hasGutter>
      <StackItem>
        <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
          <FlexItem>
            <Title
              headingLevel={level}
              id={id}
              tabIndex={-1}
              {...(SIZES[level] === undefined ? {} : { size: SIZES[level] })}
            >
              {title}
            </Title>
          </FlexItem>
          {actions !== undefined && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </StackItem>
      <StackItem>{children}</StackItem>
    </Stack>
  </section>
);
