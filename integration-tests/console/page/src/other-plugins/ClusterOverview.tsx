import { useResolvedExtensions, type CodeRef, type Extension } from '@openshift/dynamic-plugin-sdk';
import {
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  PageSection,
} from '@patternfly/react-core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

type DetailItem = Extension<
  'console.dashboards/custom/overview/detail/item',
  { title: string; component: CodeRef<ComponentType> }
>;

const isDetailItem = (extension: Extension): extension is DetailItem =>
  extension.type === 'console.dashboards/custom/overview/detail/item';

/** The cluster's overview, of which only the card with the details is here: plugins add lines to it. */
export const ClusterOverview = (): React.JSX.Element => {
  const { t } = useTranslation();
  const [items] = useResolvedExtensions(isDetailItem);
  return (
    <PageSection>
      <Content component="h1">Overview</Content>
      <DescriptionList aria-label="Details">
        <DescriptionListGroup>
          <DescriptionListTerm>OpenShift version</DescriptionListTerm>
          <DescriptionListDescription>4.22.0</DescriptionListDescription>
        </DescriptionListGroup>
        {items.map(({ uid, properties: { title, component } }) => {
          const Value = component;
          return (
            <DescriptionListGroup key={uid}>
              <DescriptionListTerm>{t(title.replaceAll('%', ''))}</DescriptionListTerm>
              <DescriptionListDescription>
                <Value />
              </DescriptionListDescription>
            </DescriptionListGroup>
          );
        })}
      </DescriptionList>
    </PageSection>
  );
};
