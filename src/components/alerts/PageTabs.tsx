import { Badge, Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { Link } from 'react-router';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';

const BASE = '/virtualization/monitoring';

/** The pages that stand beside each other, in their order; each has an address of its own. */
const TABS = [
  { page: 'health', name: message('Health') },
  { page: 'alerts', name: message('Alerts') },
  { page: 'runbooks', name: message('Runbooks') },
] as const satisfies readonly { readonly page: string; readonly name: Message }[];

interface PageTabsProps {
  readonly current: (typeof TABS)[number]['page'];
  /** How many alerts fire, each name once; absent where that is not known. */
  readonly firing?: number;
}

/** Leads from one page of Virtualization Alerts to the others: links, so that each can be opened beside, and sent. */
export const PageTabs = ({ current, firing }: PageTabsProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <PageSection type="subnav">
      <Nav variant="horizontal-subnav" aria-label={t('Pages of Virtualization Alerts')}>
        <NavList>
          {TABS.map(({ page, name }) => (
            <NavItem key={page} itemId={page} isActive={page === current}>
              <Link to={`${BASE}/${page}`}>
                {t(name)}
                {page === 'alerts' && firing !== undefined && firing > 0 && (
                  <>
                    {' '}
                    <Badge screenReaderText={t('firing')}>{firing}</Badge>
                  </>
                )}
              </Link>
            </NavItem>
          ))}
        </NavList>
      </Nav>
    </PageSection>
  );
};
