import { LogViewer, LogViewerSearch } from '@patternfly/react-log-viewer';
import { Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';

/** The whole of what was read of a log, with search. Loaded on demand: it is large. */
const LogPanel = ({ lines }: { readonly lines: readonly string[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <LogViewer
      data={[...lines]}
      height={400}
      isTextWrapped
      hasLineNumbers={false}
      scrollToRow={lines.length}
      toolbar={
        <Toolbar>
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
