import { Nav, NavExpandable, NavItem, NavList } from '@patternfly/react-core';
import { useExtensions, type Extension } from '@openshift/dynamic-plugin-sdk';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { usePerspective } from './perspective';

type Item = Extension<
  'console.navigation/href',
  { id: string; name: string; href: string; perspective?: string; section?: string }
>;

const isItem = (extension: Extension): extension is Item => extension.type === 'console.navigation/href';

/** The navigation, from the extensions of the plugin; sections only in the admin perspective, as in the real console. */
export const Navigation = (): React.JSX.Element => {
  const items = useExtensions(isItem);
  const [perspective] = usePerspective();
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const links = items
    .filter(({ properties }) => (properties.perspective ?? 'admin') === perspective)
    .map(({ properties: { id, name, href } }) => (
      <NavItem key={id} isActive={pathname.startsWith(href)}>
        <Link to={href}>{t(name.replaceAll('%', ''))}</Link>
      </NavItem>
    ));
  return (
    <Nav>
      <NavList>
        {perspective === 'admin' ? (
          <NavExpandable title="Virtualization" isExpanded>
            {links}
          </NavExpandable>
        ) : (
          links
        )}
      </NavList>
    </Nav>
  );
};
