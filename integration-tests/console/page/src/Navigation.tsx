import { Nav, NavExpandable, NavItem, NavList } from '@patternfly/react-core';
import { useExtensions } from '@openshift/dynamic-plugin-sdk';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { adminSections, isNavigationItem, virtualizationEntries, type Entry } from './navigation-items';
import { usePerspective } from './perspective';

const EntryItem = ({ entry: { name, href, startsWith = [] } }: { readonly entry: Entry }): React.JSX.Element => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isActive = [href, ...startsWith.map((start) => `/${start}`)].some((start) => pathname.startsWith(start));
  // Names that are to be translated stand between percent signs.
  return (
    <NavItem isActive={isActive}>
      <Link to={href}>{name.startsWith('%') ? t(name.replaceAll('%', '')) : name}</Link>
    </NavItem>
  );
};

/** The navigation: what a console has anyway, and the entries of the plugin, whose flags are on. */
export const Navigation = (): React.JSX.Element => {
  const items = useExtensions(isNavigationItem);
  const [perspective] = usePerspective();
  return (
    <Nav aria-label="Console">
      <NavList>
        {perspective === 'admin'
          ? adminSections(items).map(({ id, name, entries }) => (
              <NavExpandable key={id} title={name} isExpanded>
                {entries.map((entry) => (
                  <EntryItem key={entry.id} entry={entry} />
                ))}
              </NavExpandable>
            ))
          : virtualizationEntries(items).map((entry) => <EntryItem key={entry.id} entry={entry} />)}
      </NavList>
    </Nav>
  );
};
