import {
  Badge,
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
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

interface ChoiceFilterProps extends Omit<AlertsToolbarProps, 'said'> {
  readonly choice: Choice;
  readonly title: string;
  readonly options: readonly { value: string; name: string }[];
}

const ChoiceFilter = ({ choice, title, options, view, onChange }: ChoiceFilterProps): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  const chosen = view[choice];
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onChange({ ...view, [choice]: next, page: 1 });
  };
  return (
    <ToolbarFilter
      categoryName={title}
      labels={chosen.map((value) => ({
        key: value,
        node: options.find((option) => option.value === value)?.name ?? value,
      }))}
      deleteLabel={(_category, label) => {
        toggle(typeof label === 'string' ? label : label.key);
      }}
      deleteLabelGroup={() => {
        onChange({ ...view, [choice]: [], page: 1 });
      }}
    >
      <Select
        role="menu"
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={(_event, value) => {
          toggle(String(value));
        }}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            isExpanded={open}
            onClick={() => {
              setOpen(!open);
            }}
            badge={chosen.length > 0 ? <Badge isRead>{chosen.length}</Badge> : undefined}
          >
            {title}
          </MenuToggle>
        )}
      >
        <SelectList>
          {options.map(({ value, name }) => (
            <SelectOption key={value} value={value} hasCheckbox isSelected={chosen.includes(value)}>
              {name}
            </SelectOption>
          ))}
        </SelectList>
      </Select>
    </ToolbarFilter>
  );
};

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
  const named = <T extends string>(
    values: readonly T[],
    name: (value: T) => Message,
  ): { value: string; name: string }[] => values.map((value) => ({ value, name: t(name(value)) }));
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
            <ChoiceFilter
              {...props}
              choice="state"
              title={t('State')}
              options={named(['firing', 'pending', 'silenced', 'inhibited'], stateName)}
            />
            <ChoiceFilter
              {...props}
              choice="severity"
              title={t('Severity')}
              options={named(['critical', 'warning', 'info', 'none'], severityName)}
            />
            <ChoiceFilter
              {...props}
              choice="component"
              title={t('Component')}
              options={components.map((name) => ({ value: name, name }))}
            />
            <ChoiceFilter
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
