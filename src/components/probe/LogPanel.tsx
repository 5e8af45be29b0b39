import { LogViewer, LogViewerSearch } from '@patternfly/react-log-viewer';
import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useMemo } from 'react';

import { useHeldLines } from '../../hooks/useHeldLines';
import { useLogScroll, useShown } from '../../hooks/useLogScroll';
import { useTranslate } from '../../i18n';

/** The whole of what was read of a log, with search, at its end as long as the reader is. Loaded on demand: it is large. */
const LogPanel = ({ lines }: { readonly lines: readonly string[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const scroll = useLogScroll();
  const shown = useHeldLines(lines, scroll.isAtEnd);
  // The viewer reads and measures new data anew, so that it gets the same as long as it is the same.
  const data = useMemo(() => [...shown], [shown]);
  useShown(scroll, shown);
  return (
    <LogViewer
      data={data}
      height={400}
      isTextWrapped
      hasLineNumbers={false}
      innerRef={scroll.innerRef}
      onScroll={scroll.onScroll}
      // To measure a longer line the viewer would set it as HTML: what comes from the cluster is text.
      fastRowHeightEstimationLimit={Infinity}
      toolbar={
        <Toolbar onFocus={scroll.leave}>
          <ToolbarContent>
            <ToolbarItem>
              <LogViewerSearch placeholder={t('Search in the log')} minSearchChars={2} />
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      }
    />
  );
};

export default LogPanel;
