import { objectsOfLabels } from './label-objects';

test.each([
  [{ job: 'node-exporter', instance: 'worker-1', device: 'ens3' }, [{ model: 'Node', name: 'worker-1' }]],
  [{ job: 'virt-api', instance: '10.130.0.31:8443' }, []],
  [{ component_name: 'networkaddonsconfig/cluster' }, [{ model: 'NetworkAddonsConfig', name: 'cluster' }]],
  [{ component_name: 'kubevirt' }, []],
  [{ component_name: 'prometheusrule/x' }, []],
  [{}, []],
])('%j names %j', (labels: Record<string, string>, objects) => {
  expect(objectsOfLabels(labels)).toEqual(objects);
});
