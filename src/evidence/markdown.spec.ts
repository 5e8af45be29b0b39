import { codeBlock, markdownText } from './markdown';

test.each([
  ['virt-controller-6gkqsprts-b4nzq has 0 of 2 replicas', 'virt-controller-6gkqsprts-b4nzq has 0 of 2 replicas'],
  ['kubevirt_vmi_phase_count', 'kubevirt_vmi_phase_count'],
  ['_emphasis_ *strong*', '\\_emphasis\\_ \\*strong\\*'],
  ['<img src=x> [a](javascript:b)', '\\<img src=x\\> \\[a\\](javascript:b)'],
  ['two\nlines\twith `code`', 'two lines with \\`code\\`'],
  ['# no heading', '\\# no heading'],
  ['1. no list', '\\1. no list'],
])('%s', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

test('a fence is longer than any in the text', () => {
  expect(codeBlock('a ```` b\n')).toBe('`````\na ```` b\n`````');
});
