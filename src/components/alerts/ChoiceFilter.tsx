import { Badge, MenuToggle, Select, SelectList, SelectOption, ToolbarFilter } from '@patternfly/react-core';
import { useState } from 'react';

/** What may be chosen, and what it is called. */
export interface Option {
  readonly value: string;
  readonly name: string;
}

interface ChoiceFilterProps {
  readonly title: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  /** Choosing one takes back the other. */
  readonly isSingle?: boolean;
}

/** A filter of a toolbar: a menu of values, and the chosen ones as labels. */
export const ChoiceFilter = ({
  title,
  options,
  chosen,
  onChoose,
  isSingle = false,
}: ChoiceFilterProps): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  const toggle = (value: string): void => {
    const others = isSingle ? [] : chosen;
    onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...others, value]);
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
        onChoose([]);
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
