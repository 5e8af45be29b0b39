import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useResolvedExtensions, type CodeRef, type Extension } from '@openshift/dynamic-plugin-sdk';
import { Content, PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useMemo, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';

type PageComponent = ComponentType<{ readonly obj?: K8sResourceCommon }>;
type TabExtension = Extension<
  'console.tab/horizontalNav',
  {
    model: { group: string; version: string; kind: string };
    page: { name: string; href: string };
    component: CodeRef<PageComponent>;
  }
>;

const isTab = (extension: Extension): extension is TabExtension => extension.type === 'console.tab/horizontalNav';

/** A virtual machine's page, with the tabs that plugins add to it. */
export const VirtualMachinePage = (): React.JSX.Element => {
  const { namespace = '', name = '', tab = '' } = useParams();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [tabs] = useResolvedExtensions(isTab);
  const [machine, loaded] = useK8sWatchResource<K8sResourceCommon>({
    groupVersionKind: { group: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine' },
    namespace,
    name,
  });
  const added = tabs.filter(({ properties: { model } }) => model.kind === 'VirtualMachine');
  const Added = added.find(({ properties: { page } }) => page.href === tab)?.properties.component;
  // As kubevirt-plugin does (HorizontalNavbar): each change of the machine makes another component, which begins anew.
  const Shown = useMemo(() => (Added === undefined ? undefined : () => <Added obj={machine} />), [Added, machine]);
  const base = `/k8s/ns/${namespace}/kubevirt.io~v1~VirtualMachine/${name}`;
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
          {[{ name: 'Overview', href: '' }, ...added.map(({ properties: { page } }) => page)].map((page) => (
            <Tab
              key={page.href}
              eventKey={page.href}
              title={
                <TabTitleText>{page.name.startsWith('%') ? t(page.name.replaceAll('%', '')) : page.name}</TabTitleText>
              }
            />
          ))}
        </Tabs>
      </PageSection>
      {Shown !== undefined && loaded && <Shown />}
    </>
  );
};
