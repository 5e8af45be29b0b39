import {
  Chart,
  ChartAxis,
  ChartGroup,
  ChartLine,
  ChartScatter,
  ChartThreshold,
  ChartVoronoiContainer,
} from '@patternfly/react-charts/victory';

import { memo } from 'react';

import type { Series } from '../../cluster/prometheus';
import { useWidth } from '../../hooks/useWidth';
import { useTranslate } from '../../i18n';
import { drawnOf } from './graph-runs';

/** Lines in the graph: more are a carpet. */
const SHOWN = 10;
const HEIGHT = 220;

interface GraphProps {
  readonly series: readonly Series[];
  /** Milliseconds from one point to the next: where there are more, there is a gap. */
  readonly step: number;
  /** The value at which the alert fires, drawn as a line of its own. */
  readonly threshold?: number;
}

/** Values over time, ten lines at most, as wide as there is room. Where nothing was measured, nothing is drawn. */
const Graph = ({ series, step, threshold }: GraphProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [element, width] = useWidth();
  const lines = series.slice(0, SHOWN).map((one) => ({ key: JSON.stringify(one.labels), ...drawnOf(one, step) }));
  const values = [
    ...lines.flatMap(({ line }) => line.flatMap(({ y }) => y ?? [])),
    ...(threshold === undefined ? [] : [threshold]),
  ];
  const times = lines.flatMap(({ line }) => line.map(({ x }) => x.getTime()));
  const top = Math.max(0, ...values);
  const ends = [new Date(Math.min(...times)), new Date(Math.max(...times))];
  return (
    <div ref={element}>
      {width !== undefined && width > 0 && (
        <Chart
          ariaTitle={t('The expression over time')}
          width={width}
          height={HEIGHT}
          padding={{ top: 10, bottom: 40, left: 60, right: 20 }}
          scale={{ x: 'time', y: 'linear' }}
          domain={{ y: [Math.min(0, ...values), top === 0 ? 1 : top * 1.1] }}
          containerComponent={
            <ChartVoronoiContainer
              constrainToVisibleArea
              labels={({ datum: { x, y } }: { datum: { x: Date; y: number | null } }) =>
                y === null ? '' : `${x.toLocaleTimeString()}: ${String(Number(y.toPrecision(4)))}`
              }
            />
          }
        >
          <ChartAxis tickCount={Math.max(2, Math.min(6, Math.floor(width / 120)))} />
          <ChartAxis dependentAxis tickCount={4} showGrid />
          <ChartGroup>
            {lines.map(({ key, line }) => (
              <ChartLine key={key} data={[...line]} />
            ))}
            {lines.map(({ key, dots }) => (
              <ChartScatter key={`${key} alone`} data={[...dots]} size={3} />
            ))}
          </ChartGroup>
          {threshold !== undefined && times.length > 0 && (
            <ChartThreshold data={ends.map((x) => ({ x, y: threshold }))} />
          )}
        </Chart>
      )}
    </div>
  );
};

/** Drawn anew when its values change, not with the page around it. */
export default memo(Graph);
