import { useEffect, useState, type RefCallback } from 'react';

/** How far from what is seen something may be to count as seen: it should be there when one comes to it. */
const AROUND = '200px';

/**
 * Whether an element has been in view, or near it, since it was drawn: what is costly waits for that. Where nothing can
 * tell, it counts as seen.
 */
export const useSeen = (): readonly [element: RefCallback<HTMLElement>, isSeen: boolean] => {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [isSeen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (element === null || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AROUND },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element, isSeen]);
  return [setElement, isSeen];
};
