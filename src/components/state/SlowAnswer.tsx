import { Content } from '@patternfly/react-core';
import { useState } from 'react';

import { ALERTS_TIMEOUT } from '../../hooks/alert-sources';
import { useTick } from '../../hooks/useTick';
import { useTranslate } from '../../i18n';

/** A wait that is longer than usual, in milliseconds. */
const LONG = 10_000;
const PERIOD = 5_000;

/** Says, when the alerts are waited for longer than usual, for how long by now, and until when. */
export const SlowAnswer = (): React.JSX.Element | null => {
  const { t } = useTranslate();
  const [began] = useState(() => Date.now());
  const waited = useTick(PERIOD) - began;
  if (waited < LONG) return null;
  return (
    <Content component="p">
      {t('No answer for {{seconds}} s: the alerts are waited for up to {{limit}} s, then asked for again.', {
        seconds: Math.floor(waited / 1000),
        limit: ALERTS_TIMEOUT / 1000,
      })}
    </Content>
  );
};
