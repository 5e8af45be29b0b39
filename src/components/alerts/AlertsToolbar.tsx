import {
  SearchInput,
  ToggleGroup,
  ToggleGroupItem,
  Toolbar,
  ToolbarContent,
  ToolbarFilter,
  ToolbarGroup,
  ToolbarItem,
  ToolbarToggleGroup,
} from '@patternfly/react-core';
import { FilterIcon } from '@patternfly/react-icons';
import { useState } from 'react';

import type { Alert } from '../../alerts/alert';
import { withoutFilters, type ListView } from '../../alerts/filter';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { ChoiceFilter, type Option } from './ChoiceFilter';
import { severityName, stateName } from './SeverityLabel';
import { impactName } from './impact-name';

const SHOWN: readonly { readonly show: ListView['show']; readonly name: Message }[] = [
  { show: 'incidents', name: message('Incidents') },
  { show: 'alerts', name: message('Alerts') },
];

type Choice = 'state' | 'severity' | 'component' | 'impact';

interface AlertsToolbarProps {
  readonly alerts: readonly Alert[];
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
  /** What stands at its end: how many there are. */
  readonly said?: string;
}

interface OfChoiceProps extends Omit<AlertsToolbarProps, 'said'> {
  readonly choice: Choice;
  readonly title: string;
  readonly options: readonly Option[];
}

const OfChoice = ({ choice, title, options, view, onChange }: OfChoiceProps): React.JSX.Element => (
  <ChoiceFilter
    title={title}
    options={options}
    chosen={view[choice]}
    onChoose={(chosen) => {
      onChange({ ...view, [choice]: chosen, page: 1 });
    }}
  />
);

/** Whether the list is of incidents or of alerts. */
const Shown = ({ view, onChange }: Pick<AlertsToolbarProps, 'view' | 'onChange'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <ToggleGroup aria-label={t('How the alerts are shown')}>
      {SHOWN.map(({ show, name }) => (
        <ToggleGroupItem
          key={show}
          text={t(name)}
          isSelected={view.show === show}
          onChange={() => {
            onChange({ ...view, show, page: 1 });
          }}
        />
      ))}
    </ToggleGroup>
  );
};

/** The filters of the list. */
export const AlertsToolbar = (props: AlertsToolbarProps): React.JSX.Element => {
  const { alerts, view, onChange, said } = props;
  const { t } = useTranslate();
  const [label, setLabel] = useState('');
  const components = [...new Set([...alerts.map(({ component }) => component), ...view.component])]
    .filter((name) => name !== '')
    .sort();
  const named = <T extends string>(values: readonly T[], name: (value: T) => Message): Option[] =>
    values.map((value) => ({ value, name: t(name(value)) }));
  const addLabel = (): void => {
    if (label.trim() !== '') onChange({ ...view, label: [...new Set([...view.label, label.trim()])], page: 1 });
    setLabel('');
  };
  return (
    <Toolbar
      clearAllFilters={() => {
        onChange(withoutFilters(view));
      }}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <ToolbarItem>
          <Shown view={view} onChange={onChange} />
        </ToolbarItem>
        <ToolbarItem>
          <SearchInput
            aria-label={t('Filter by name')}
            placeholder={t('Name')}
            value={view.name}
            onChange={(_event, name) => {
              onChange({ ...view, name, page: 1 });
            }}
            onClear={() => {
              onChange({ ...view, name: '', page: 1 });
            }}
          />
        </ToolbarItem>
        <ToolbarToggleGroup toggleIcon={<FilterIcon />} breakpoint="xl">
          <ToolbarGroup variant="filter-group">
            <OfChoice
              {...props}
              choice="state"
              title={t('State')}
              options={named(['firing', 'pending', 'silenced', 'inhibited'], stateName)}
            />
            <OfChoice
              {...props}
              choice="severity"
              title={t('Severity')}
              options={named(['critical', 'warning', 'info', 'none'], severityName)}
            />
            <OfChoice
              {...props}
              choice="component"
              title={t('Component')}
              options={components.map((name) => ({ value: name, name }))}
            />
            <OfChoice
              {...props}
              choice="impact"
              title={t('Health impact')}
              options={named(['critical', 'warning', 'none', 'unknown'], impactName)}
            />
          </ToolbarGroup>
          <ToolbarFilter
            categoryName={t('Label')}
            labels={[...view.label]}
            deleteLabel={(_category, pair) => {
              onChange({ ...view, label: view.label.filter((other) => other !== pair), page: 1 });
            }}
            deleteLabelGroup={() => {
              onChange({ ...view, label: [], page: 1 });
            }}
          >
            <SearchInput
              aria-label={t('Filter by label, name=value')}
              placeholder={t('Label, name=value')}
              value={label}
              onChange={(_event, value) => {
                setLabel(value);
              }}
              onSearch={addLabel}
              onClear={() => {
                setLabel('');
              }}
            />
          </ToolbarFilter>
        </ToolbarToggleGroup>
        {said !== undefined && (
          <ToolbarItem align={{ default: 'alignEnd' }} alignSelf="center">
            {said}
          </ToolbarItem>
        )}
      </ToolbarContent>
    </Toolbar>
  );
};
