import {
  Checkbox,
  SearchInput,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
  ToolbarToggleGroup,
} from '@patternfly/react-core';
import { FilterIcon } from '@patternfly/react-icons';

import { useTranslate } from '../../i18n';
import { RELEASES_IN_ORDER, WHOLE_CATALOGUE, type CatalogueView } from '../../runbooks/catalogue-view';
import { KNOWN_ROWS } from '../../runbooks/known-rows';
import { TOPICS } from '../../runbooks/topic';
import { ChoiceFilter, type Option } from './ChoiceFilter';
import { topicName } from './topic-name';

const COMPONENTS: readonly Option[] = [...new Set(KNOWN_ROWS.map(({ component }) => component))]
  .sort((a, b) => a.localeCompare(b))
  .map((name) => ({ value: name, name }));

interface RunbooksToolbarProps {
  readonly view: CatalogueView;
  readonly onChange: (view: CatalogueView) => void;
  /** How many are shown of how many. */
  readonly said: string;
}

/** The search and the filters of the catalogue. */
export const RunbooksToolbar = ({ view, onChange, said }: RunbooksToolbarProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { release, ...rest } = view;
  const boxes = [
    { id: 'catalogue-texts', label: t('Search the texts too'), key: 'inTexts' },
    { id: 'catalogue-loaded', label: t('In this cluster'), key: 'isLoaded' },
    { id: 'catalogue-firing', label: t('Firing now'), key: 'isFiring' },
  ] as const;
  return (
    <Toolbar
      clearAllFilters={() => {
        onChange(WHOLE_CATALOGUE);
      }}
      clearFiltersButtonText={t('Clear all filters')}
    >
      <ToolbarContent>
        <ToolbarItem>
          <SearchInput
            aria-label={t('Search the runbooks')}
            placeholder={t('Alert or component')}
            value={view.name}
            onChange={(_event, name) => {
              onChange({ ...view, name });
            }}
            onClear={() => {
              onChange({ ...view, name: '' });
            }}
          />
        </ToolbarItem>
        <ToolbarToggleGroup toggleIcon={<FilterIcon />} breakpoint="xl">
          <ToolbarGroup variant="filter-group">
            <ChoiceFilter
              title={t('About')}
              options={TOPICS.map((value) => ({ value, name: t(topicName(value)) }))}
              chosen={view.about}
              onChoose={(chosen) => {
                onChange({ ...view, about: TOPICS.filter((topic) => chosen.includes(topic)) });
              }}
            />
            <ChoiceFilter
              title={t('Component')}
              options={COMPONENTS}
              chosen={view.component}
              onChoose={(component) => {
                onChange({ ...view, component });
              }}
            />
            <ChoiceFilter
              title={t('Release')}
              isSingle
              options={RELEASES_IN_ORDER.map((value) => ({ value, name: value === 'next' ? t('After 4.22') : value }))}
              chosen={release === undefined ? [] : [release]}
              onChoose={([chosen]) => {
                const next = RELEASES_IN_ORDER.find((one) => one === chosen);
                onChange(next === undefined ? rest : { ...rest, release: next });
              }}
            />
          </ToolbarGroup>
          {boxes.map(({ id, label, key }) => (
            <ToolbarItem key={id} alignSelf="center">
              <Checkbox
                id={id}
                label={label}
                isChecked={view[key]}
                onChange={(_event, isChecked) => {
                  onChange({ ...view, [key]: isChecked });
                }}
              />
            </ToolbarItem>
          ))}
        </ToolbarToggleGroup>
        <ToolbarItem align={{ default: 'alignEnd' }} alignSelf="center">
          {said}
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
