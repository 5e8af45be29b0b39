import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

import { PartProblem } from './PartProblem';

/**
 * A component that fetches its files when it is drawn, and says so where those are gone: what the console resolves, often
 * long before it is shown, and what a page shows only when somebody asks for it.
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  waiting: ReactNode,
): ComponentType<Props> => {
  const Loaded = lazy(load) as unknown as ComponentType<Props>;
  const Part = (props: Props): React.JSX.Element => (
    <PartProblem>
      <Suspense fallback={waiting}>
        <Loaded {...props} />
      </Suspense>
    </PartProblem>
  );
  return Part;
};
