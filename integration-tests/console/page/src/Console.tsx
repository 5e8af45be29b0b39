import {
  Alert,
  Bullseye,
  Content,
  Page,
  PageSection,
  PageSidebar,
  PageSidebarBody,
  Spinner,
} from '@patternfly/react-core';
import { useExtensions, type CodeRef, type Extension, type LoadedExtension } from '@openshift/dynamic-plugin-sdk';
import { lazy, Suspense, useState, type ComponentType, type CSSProperties } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';

import { FaultPanel } from './FaultPanel';
import { Head } from './Head';
import { Navigation } from './Navigation';
import { ClusterOverview } from './other-plugins/ClusterOverview';
import { MonitoringAlerts } from './other-plugins/MonitoringAlerts';
import { MONITORING_BASES } from './other-plugins/monitoring-plugin';
import { VirtualMachinePage } from './other-plugins/VirtualMachinePage';
import { PageProblem } from './PageProblem';
import { useHasLab } from './useHasLab';

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
      <Content component="p">In the real console this address shows it: {pathname + search}</Content>
    </PageSection>
  );
};

const waiting = (
  <Bullseye>
    <Spinner aria-label="Loading the page" />
  </Bullseye>
);

type LazyPage = ReturnType<typeof lazy<ComponentType>>;

/** Each page is made lazy once: which extensions there are changes with the flags, and a new one would hide its page. */
const lazyPages = new WeakMap<CodeRef<ComponentType>, LazyPage>();

const lazyPage = (component: CodeRef<ComponentType>): LazyPage => {
  const page = lazyPages.get(component) ?? lazy(async () => ({ default: await component() }));
  lazyPages.set(component, page);
  return page;
};

const pagesOf = (extensions: readonly LoadedExtension<PageRoute>[]): React.JSX.Element[] =>
  extensions.flatMap(({ uid, properties: { path, exact, component } }) => {
    const Component = lazyPage(component);
    return [path].flat().map((one) => (
      <Route
        key={`${uid} ${one}`}
        path={exact === true ? one : `${one}/*`}
        element={
          <PageProblem key={uid}>
            <Component />
          </PageProblem>
        }
      />
    ));
  });

const Pages = (): React.JSX.Element => {
  const extensions = useExtensions(isRoute);
  return (
    <Suspense fallback={waiting}>
      <Routes>
        <Route path="/" element={<Navigate replace to="/virtualization/monitoring/alerts" />} />
        {pagesOf(extensions)}
        <Route path="/dashboards" element={<ClusterOverview />} />
        {MONITORING_BASES.map((base) => (
          <Route key={base} path={`${base}/alerts/:ruleID?`} element={<MonitoringAlerts />} />
        ))}
        <Route path="/k8s/ns/:ns/kubevirt.io~v1~VirtualMachine/:name/*" element={<VirtualMachinePage />} />
        <Route path="*" element={<Elsewhere />} />
      </Routes>
    </Suspense>
  );
};

/** The page stays mounted beneath, so that one can watch it follow a switch. */
const OVER_THE_PAGE: CSSProperties = {
  position: 'fixed',
  insetBlock: '4.5rem 0',
  insetInlineEnd: 0,
  inlineSize: 'min(28rem, 100%)',
  overflow: 'auto',
  boxShadow: 'var(--pf-t--global--box-shadow--lg)',
  zIndex: 'var(--pf-t--global--z-index--md)',
};

/** The page frame of a console, with the plugin's pages in it. */
export const Console = ({ problem }: { readonly problem?: string | undefined }): React.JSX.Element => {
  const [faultsShown, showFaults] = useState(false);
  const hasLab = useHasLab();
  const toggleFaults = (): void => {
    showFaults((shown) => !shown);
  };
  return (
    <Page
      isManagedSidebar
      isContentFilled
      mainContainerId="content-scrollable"
      masthead={<Head onFaults={hasLab ? toggleFaults : undefined} faultsShown={faultsShown} />}
      sidebar={
        <PageSidebar>
          <PageSidebarBody>
            <Navigation />
          </PageSidebarBody>
        </PageSidebar>
      }
    >
      {problem === undefined ? <Pages /> : <Alert isInline variant="danger" title={problem} />}
      {faultsShown && (
        <aside style={OVER_THE_PAGE}>
          <FaultPanel onClose={toggleFaults} />
        </aside>
      )}
    </Page>
  );
};
