import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';

import { PartProblem } from '../components/state/PartProblem';

/**
 * What the console resolves, often long before it is shown: a component that fetches its files when it is drawn. The
 * entry of the plugin holds it, so that it can say that those files are gone.
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
