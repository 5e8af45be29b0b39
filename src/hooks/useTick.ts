import { useEffect, useState } from 'react';

import { useVisible } from './useVisible';

/** The time in milliseconds since the epoch, renewed every `period` milliseconds while the tab is in front. */
export const useTick = (period: number): number => {
  const visible = useVisible();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!visible) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
    }, period);
    return () => {
      clearInterval(timer);
    };
  }, [period, visible]);
  return now;
};
