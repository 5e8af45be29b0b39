import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useResolvedExtensions, type CodeRef, type Extension } from '@openshift/dynamic-plugin-sdk';
import { Content, PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes, useNavigate, useParams } from 'react-router';

interface TabProps {
  readonly obj?: K8sResourceCommon | undefined;
  readonly params?: Readonly<Record<string, string | undefined>>;
}
type Visibility = (given: { created: boolean; obj?: K8sResourceCommon | undefined }) => boolean;
type TabExtension<Kind extends string, More extends object> = Extension<
  Kind,
  {
    model: { group: string; version: string; kind: string };
    page: { name: string; href: string };
    component: CodeRef<ComponentType<TabProps>>;
  } & More
>;
type ConsoleTab = TabExtension<'console.tab/horizontalNav', object>;
type KubeVirtTab = TabExtension<'kubevirt.tab/horizontalNav', { isVisible: CodeRef<Visibility> }>;

const isConsoleTab = (extension: Extension): extension is ConsoleTab => extension.type === 'console.tab/horizontalNav';
const isKubeVirtTab = (extension: Extension): extension is KubeVirtTab =>
  extension.type === 'kubevirt.tab/horizontalNav';

interface AddedTab {
  readonly name: string;
  readonly href: string;
  readonly component: ComponentType<TabProps>;
  readonly isHidden: boolean;
}

/** The tabs that plugins add, of the console's own kind and of kubevirt-plugin's, which can be hidden. */
const useAddedTabs = (machine: K8sResourceCommon | undefined): readonly AddedTab[] => {
  const [ofConsole, consoleResolved] = useResolvedExtensions(isConsoleTab);
  const [ofKubeVirt, kubeVirtResolved] = useResolvedExtensions(isKubeVirtTab);
  if (!consoleResolved || !kubeVirtResolved) return [];
  return [...ofConsole, ...ofKubeVirt]
    .filter(({ properties: { model } }) => model.group === 'kubevirt.io' && model.kind === 'VirtualMachine')
    .map(({ properties }) => ({
      ...properties.page,
      component: properties.component,
      isHidden: 'isVisible' in properties && !properties.isVisible({ created: true, obj: machine }),
    }));
};

/** The id of what a tab shows. */
const PANEL = 'machine-tab';

/**
 * A virtual machine's page as kubevirt-plugin 4.22 makes it (`HorizontalNavbar`): what a tab gets changes with the
 * machine, the tab itself stays; a tab that is hidden still has its address; whatever the watch handed on, also a Status,
 * is given on.
 */
export const VirtualMachinePage = (): React.JSX.Element => {
  const params = useParams();
  const { ns = '', name = '', '*': tab = '' } = params;
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [machine, loaded] = useK8sWatchResource<K8sResourceCommon>({
    groupVersionKind: { group: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine' },
    namespace: ns,
    name,
  });
  const added = useAddedTabs(machine);
  const base = `/k8s/ns/${ns}/kubevirt.io~v1~VirtualMachine/${name}`;
  return (
    <>
      <PageSection>
        <Content component="h1">{name}</Content>
        <Tabs
          activeKey={tab}
          onSelect={(_event, key) => {
            void navigate(`${base}/${String(key)}`);
          }}
        >
          {[{ name: 'Overview', href: '' }, ...added.filter(({ isHidden }) => !isHidden)].map((page) => (
            <Tab
              key={page.href}
              eventKey={page.href}
              tabContentId={PANEL}
              title={
                <TabTitleText>{page.name.startsWith('%') ? t(page.name.replaceAll('%', '')) : page.name}</TabTitleText>
              }
            />
          ))}
        </Tabs>
      </PageSection>
      <div id={PANEL} role="tabpanel" aria-label={tab === '' ? 'Overview' : tab}>
        {loaded && (
          <Routes>
            <Route path="" element={null} />
            {added.map(({ href, component: Component }) => (
              <Route key={href} path={href} element={<Component obj={machine} params={params} />} />
            ))}
          </Routes>
        )}
      </div>
    </>
  );
};
