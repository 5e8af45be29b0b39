import { Alert, Page, PageSection, Content, PageSidebar, PageSidebarBody } from '@patternfly/react-core';
import { useExtensions, useResolvedExtensions, type Extension, type CodeRef } from '@openshift/dynamic-plugin-sdk';
import type { ComponentType } from 'react';
import { useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { FaultPanel } from './FaultPanel';
import { Head } from './Head';
import { Navigation } from './Navigation';

type PageRoute = Extension<
  'console.page/route',
  { path: string | string[]; exact?: boolean; component: CodeRef<ComponentType> }
>;

const isRoute = (extension: Extension): extension is PageRoute => extension.type === 'console.page/route';

const Elsewhere = (): React.JSX.Element => {
  const { pathname, search } = useLocation();
  return (
    <PageSection>
      <Content component="h1">A page of the real console</Content>
      <Content component="p">There, this address shows it: {pathname + search}</Content>
    </PageSection>
  );
};

const Pages = (): React.JSX.Element | null => {
  const [routes, resolved] = useResolvedExtensions(isRoute);
  const known = useExtensions(isRoute);
  if (!resolved || routes.length < known.length) return null;
  return (
    <Routes>
      <Route path="/" element={<Navigate replace to="/virtualization/monitoring/alerts" />} />
      {routes.flatMap(({ properties: { path, exact, component: Component } }) =>
        [path]
          .flat()
          .map((one) => <Route key={one} path={exact === true ? one : `${one}/*`} element={<Component />} />),
      )}
      <Route path="*" element={<Elsewhere />} />
    </Routes>
  );
};

/** The page frame of a console, with the plugin's pages in it. */
export const Console = ({ problem }: { readonly problem?: string | undefined }): React.JSX.Element => {
  const [faultsShown, showFaults] = useState(false);
  return (
    <Page
      isManagedSidebar
      mainContainerId="content-scrollable"
      masthead={
        <Head
          onFaults={() => {
            showFaults(!faultsShown);
          }}
          faultsShown={faultsShown}
        />
      }
      sidebar={
        <PageSidebar>
          <PageSidebarBody>
            <Navigation />
          </PageSidebarBody>
        </PageSidebar>
      }
    >
      {problem !== undefined && <Alert isInline variant="danger" title={`The plugin did not load: ${problem}`} />}
      {faultsShown && <FaultPanel />}
      <Pages />
    </Page>
  );
};
