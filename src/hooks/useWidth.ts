import { getResizeObserver } from '@patternfly/react-core';
import { useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, as it changes; `undefined` until it is known. */
export const useWidth = (): readonly [React.RefObject<HTMLDivElement>, number | undefined] => {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (): void => {
      setWidth(current.clientWidth);
    };
    measure();
    // Not with its third argument: PatternFly 6.4 then debounces the function and never calls it (`helpers/resizeObserver`).
    return getResizeObserver(current, () => requestAnimationFrame(measure));
  }, []);
  return [element, width];
};
