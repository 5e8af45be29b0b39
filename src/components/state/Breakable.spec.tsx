import { render, screen } from '@testing-library/react';

import { Breakable } from './Breakable';

/** Where a line may end, as a stroke. */
const shown = (text: string): string => {
  render(<Breakable text={text} />);
  const [element] = document.querySelectorAll('.virtualization-alerts__breakable');
  return [...(element?.childNodes ?? [])].map((node) => (node.nodeName === 'WBR' ? '|' : node.textContent)).join('');
};

test.each([
  ['VMCannotBeEvicted', 'VM|Cannot|Be|Evicted'],
  ['KubeVirtVMIExcessiveMigrations', 'Kube|Virt|VMI|Excessive|Migrations'],
  ['SingleStackIPv6Unsupported', 'Single|Stack|IPv6|Unsupported'],
  ['virt-handler-x7nlq', 'virt-|handler-|x7nlq'],
  ['ReadWriteMany', 'Read|Write|Many'],
  ['virt-api-x7', 'virt-api-x7'],
  ['BlockVolume', 'BlockVolume'],
  ['VMI web-frontend is False (DisksNotLiveMigratable)', 'VMI web-|frontend is False (Disks|Not|Live|Migratable)'],
  ['virt-controller-74df768b76-4twdm', 'virt-|controller-|74df768b76-|4twdm'],
  ['kubevirt_vmi_memory_used_bytes', 'kubevirt_|vmi_|memory_|used_|bytes'],
  ['kubevirt.io/created-by', 'kubevirt.|io/|created-|by'],
  ['2026-01-15T09:45:00.123456Z', '2026-|01-|15T09:45:00.123456Z'],
  ['since 10:30 in 4.22, 99.5 %, e.g. -1', 'since 10:30 in 4.22, 99.5 %, e.g. -1'],
  ['5800e985e745d693bfec5b2757f69168712c9d91', '5800e985e745d693bfec|5b2757f69168712c9d91'],
  ['', ''],
])('%s breaks between its words: %s', (text, where) => {
  expect(shown(text)).toBe(where);
});

test('it is read and copied as it is', () => {
  render(
    <a href="#there">
      <Breakable text="VMCannotBeEvicted, instance 1" />
    </a>,
  );
  const link = screen.getByRole('link', { name: 'VMCannotBeEvicted, instance 1' });
  expect(link).toHaveTextContent('VMCannotBeEvicted, instance 1');
});
