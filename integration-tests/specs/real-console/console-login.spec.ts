import { loginFrom } from './console-login';

describe('loginFrom', () => {
  it.each([
    { env: {}, user: 'kubeadmin', password: '', provider: 'kube:admin' },
    { env: { CONSOLE_PASSWORD: 'a' }, user: 'kubeadmin', password: 'a', provider: 'kube:admin' },
    { env: { BRIDGE_KUBEADMIN_PASSWORD: 'b' }, user: 'kubeadmin', password: 'b', provider: 'kube:admin' },
    {
      env: { CONSOLE_PASSWORD: 'a', BRIDGE_KUBEADMIN_PASSWORD: 'b' },
      user: 'kubeadmin',
      password: 'a',
      provider: 'kube:admin',
    },
    {
      env: { CONSOLE_USER: 'dev', CONSOLE_PASSWORD: 'a', CONSOLE_IDP: 'htpasswd' },
      user: 'dev',
      password: 'a',
      provider: 'htpasswd',
    },
    // The password of the first user is nobody else's.
    { env: { CONSOLE_USER: 'dev', BRIDGE_KUBEADMIN_PASSWORD: 'b' }, user: 'dev', password: '', provider: 'dev' },
  ])('$env: $user by $provider', ({ env, ...login }) => {
    expect(loginFrom(env)).toEqual(login);
  });
});
