import { lostData } from './lost-data';

test.each([
  ['what Thanos could not reach', ['rpc error: connection refused'], ['rpc error: connection refused']],
  ['a remark on the expression is no lost data', ['PromQL info: metric might not be a counter (1:6)'], []],
  [
    'a warning of PromQL may leave something out',
    ['PromQL warning: ignored histograms', 'PromQL info: x'],
    ['PromQL warning: ignored histograms'],
  ],
  ['what is no text', [7, ''], []],
  ['nothing', undefined, []],
])('%s', (_name, warnings, lost) => {
  expect(lostData({ status: 'success', data: {}, warnings, infos: ['PromQL info: y'] })).toEqual(lost);
});
