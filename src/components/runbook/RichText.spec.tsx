import { render, screen } from '@testing-library/react';

import { message } from '../../message';
import { RichText } from './RichText';

const codeOf = (container: HTMLElement): (string | null)[] =>
  [...container.querySelectorAll('code')].map(({ textContent }) => textContent);

test('what stands between backticks is code, in what was read as well', () => {
  const { container } = render(
    <RichText
      text={message('Prometheus counts no pod, by `{{metric}}` of {{by}}', { metric: 'kube_pod_info', by: 'ksm' })}
    />,
  );
  expect(container).toHaveTextContent('Prometheus counts no pod, by kube_pod_info of ksm');
  expect(codeOf(container)).toEqual(['kube_pod_info']);
});

test('a lone backtick in words of the cluster is one', () => {
  const { container } = render(<RichText text={message('{{said}}', { said: 'unexpected token ` in JSON' })} />);
  expect(screen.getByText('unexpected token ` in JSON')).toBeInTheDocument();
  expect(codeOf(container)).toEqual([]);
});
