import { Content } from '@patternfly/react-core';
import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import type { Sample } from '../../probes/observation';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { Paged } from './Paged';

/** How many pixels a column of labels needs. */
const ROOM = 140;

interface SampleTableProps {
  readonly samples: readonly Sample[];
  /** The labels that make the columns; absent: all that differ. */
  readonly by?: readonly string[];
  readonly format: (value: number) => string;
}

/** What is no number goes last: comparing with NaN would leave the order to chance. */
const rank = ({ value }: Sample): number =>
  Number.isNaN(value) ? -Number.MAX_VALUE : Math.max(-Number.MAX_VALUE, Math.min(value, Number.MAX_VALUE));

/** Samples, the greatest first: one as a number, several as a table. */
export const SampleTable = ({ samples, by, format }: SampleTableProps): React.JSX.Element => {
  const { t } = useTranslate();
  const columns =
    by ?? [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => name !== '__name__');
  const value = t('Value');
  const [only] = samples;
  if (samples.length === 1 && columns.length === 0 && only !== undefined)
    return <Content component="p">{format(only.value)}</Content>;
  const sorted = [...samples].sort((a, b) => rank(b) - rank(a));
  return (
    <Paged items={sorted} what={t('Samples')}>
      {(shown) => (
        <FittingTable room={ROOM * (columns.length + 1)} variant="compact" aria-label={t('Samples')}>
          <ColumnHeads names={[...columns, value]} />
          <Tbody>
            {shown.map((sample) => (
              <Tr key={JSON.stringify(sample.labels)}>
                {columns.map((name) => (
                  <Td key={name} dataLabel={name}>
                    <Breakable text={sample.labels[name] ?? ''} />
                  </Td>
                ))}
                <Td dataLabel={value}>{format(sample.value)}</Td>
              </Tr>
            ))}
          </Tbody>
        </FittingTable>
      )}
    </Paged>
  );
};
