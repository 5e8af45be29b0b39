import { maskText } from './mask-text';
import { Tally } from './tally';

const mask = (text: string): { text: string; counts: object } => {
  const tally = new Tally();
  const masked = maskText(text, tally);
  return { text: masked, counts: tally.counts };
};

const JWT =
  'eyJhbGciOiJSUzI1NiIsImtpZCI6IkR5In0.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50In0.Xk3J9s_8Qm1vLh0pWfKzR4u2a-7Tn';
const KEY_LINES = ['MIIEpAIBAAKCAQEAtqhm7JmnxFQhEoTjXw0pZT0Wl4J5oK4E', 'zRzq0Xl2m1w9Jd7Jt8x5kWQ2V0j0sQvRzJ4m1A=='];
const PEM = ['-----BEGIN RSA PRIVATE KEY-----', ...KEY_LINES, '-----END RSA PRIVATE KEY-----'];

describe('credentials are masked, and counted by kind', () => {
  test.each<[name: string, line: string, secret: string, kind: string]>([
    ['header', `GET /api HTTP/1.1 Authorization: Bearer ${JWT}`, JWT, 'Authorization header'],
    ['basic header', 'Authorization: Basic YWRtaW46aHVudGVyMg==', 'YWRtaW46aHVudGVyMg', 'Authorization header'],
    [
      'Go header map',
      `headers: map[Authorization:[Bearer sha256~V0a1qL2bC3dE4fG5hI6jK7lM8nO9p]]`,
      'V0a1qL2b',
      'Authorization header',
    ],
    [
      'header as JSON',
      String.raw`{"msg":"req","headers":{"Authorization":["Bearer abc123def456"]}}`,
      'abc123def456',
      'Authorization header',
    ],
    ['bearer alone', 'using bearer 9f86d081884c7d659a2feaa0c55ad015', '9f86d081884c', 'bearer token'],
    ['JWT in a sentence', `could not verify ${JWT}: expired`, 'Xk3J9s_8Qm1v', 'JSON Web Token'],
    ['OAuth token', 'login --with sha256~aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789_-aBc', 'aBcDeFgHiJk', 'token'],
    ['token in an address', 'GET https://idp/cb?access_token=Zm9vYmFyYmF6cXV4&x=1', 'Zm9vYmFyYmF6cXV4', 'token'],
    ['token as JSON', '{"level":"info","token":"k3Jq9Zp0aa81"}', 'k3Jq9Zp0aa81', 'token'],
    ['camel case', '{"refreshToken":"0a1b2c3d4e5f6a7b"}', '0a1b2c3d4e5f6a7b', 'token'],
    ['token header', 'X-Auth-Token: 7b1c9e4f2a8d4c11', '7b1c9e4f2a8d4c11', 'token'],
    ['token flag', 'args: --token 7b1c9e4f2a8d4c11 --v 2', '7b1c9e4f2a8d4c11', 'token'],
    ['password=', 'dsn host=db password=hunter2 dbname=x', 'hunter2', 'password'],
    ['password:', 'connecting as admin, password: s3cr3t!', 's3cr3t!', 'password'],
    ['password without digits at the end', 'db_password: correcthorse', 'correcthorse', 'password'],
    ['password as JSON', '{"user":"a","password":"correct horse"}', 'correct horse', 'password'],
    [
      'password in escaped JSON',
      String.raw`{"msg":"body {\"password\":\"hunter2\",\"user\":\"a\"}"}`,
      'hunter2',
      'password',
    ],
    ['password with an escaped quote', String.raw`{"password":"a\"b7","user":"x"}`, 'b7', 'password'],
    ['password whose quote is cut off', '{"user":"a","password":"hunter2', 'hunter2', 'password'],
    ['variable', 'export KUBEADMIN_PASSWORD=Xy7-Ab3-Qq', 'Xy7-Ab3-Qq', 'password'],
    ['API key', 'api_key=abcdEFGH12345678', 'abcdEFGH12345678', 'key'],
    ['API key header', 'X-Api-Key: 12ab34cd56ef78aa', '12ab34cd56ef78aa', 'key'],
    ['client secret', '"clientSecret": "0f1e2d3c4b5a69788796"', '0f1e2d3c4b5a', 'key'],
    ['AWS', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI', 'key'],
    ['AWS id', 'signing with AKIAIOSFODNN7EXAMPLE for us-east-1', 'AKIAIOSFODNN7EXAMPLE', 'key'],
    ['signed address', 'PUT https://s3/b?X-Amz-Signature=fe5f80f77d5fa3beca038a24', 'fe5f80f77d5f', 'key'],
    ['cookie', 'Cookie: openshift-session-token=abc; theme=dark', 'openshift-session-token=abc', 'cookie'],
    ['set-cookie as JSON', '{"Set-Cookie":["csrf=99aa; Path=/"]}', 'csrf=99aa', 'cookie'],
    ['URL', 'pulling from https://builder:p4ss@registry.example.com/v2/', 'builder:p4ss', 'credentials in a URL'],
    ['proxy', 'HTTPS_PROXY is http://user:secret@proxy:3128', 'user:secret', 'credentials in a URL'],
    ['password with @ and /', 'proxy http://user:p@ss/w0rd@proxy:3128 used', 'w0rd', 'credentials in a URL'],
    ['token in a URL', 'cloning https://mytoken123abc@git.example.com/a.git', 'mytoken123abc', 'credentials in a URL'],
    ['curl -u', 'curl -u admin:Passw0rd123 https://host/', 'Passw0rd123', 'password'],
    ['curl --user', "curl --user 'admin:hunter two' x", 'hunter', 'password'],
    ['short token', 'GET /cb?token=abc123&x=1', 'abc123', 'token'],
    ['client secret without digits', 'client_secret=abcdefg', 'abcdefg', 'key'],
    ['cloud-init', '{"msg":"vm","userDataBase64":"I2Nsb3VkLWNvbmZpZw=="}', 'I2Nsb3Vk', 'cloud-init data'],
    [
      'cloud-init in escaped JSON',
      String.raw`{"msg":"{\"userData\":\"#cloud-config\\npassword: hunter2\\n\",\"x\":1}"}`,
      'hunter2',
      'cloud-init data',
    ],
    [
      'list of passwords in a string',
      String.raw`{"msg":"chpasswd:\n  list: |\n    root:hunter2\n"}`,
      'hunter2',
      'password',
    ],
    [
      'list of passwords on lines',
      'chpasswd:\n  expire: false\n  list: |\n    root:hunter2\nruncmd: []',
      'hunter2',
      'password',
    ],
    ['pull secret', 'dockerconfigjson: eyJhdXRocyI6eyJxdWF5LmlvIjp7fX19', 'eyJhdXRocyI6', 'password'],
    ['registry', '{"auths\":{"quay.io":{"auth":"dXNlcjpwYXNzd29yZA=="}}}', 'dXNlcjpwYXNz', 'password'],
    ['encoded key', 'client-key: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlF', 'LS0tLS1CRUdJ', 'private key'],
    ['environment', '{"env":[{"name":"DB_HOST","value":"db.internal"}]}', 'db.internal', 'environment value'],
    [
      'environment in Go',
      'v1.EnvVar{Name:"DB_HOST", Value:"db.internal", ValueFrom:nil}',
      'db.internal',
      'environment value',
    ],
    ['key on one line', JSON.stringify({ msg: PEM.join('\n') }), 'MIIEpAIBAAK', 'private key'],
    ['key on lines', PEM.join('\n'), 'zRzq0Xl2m1w9', 'private key'],
    [
      'key on stamped lines',
      PEM.map((line) => `2026-01-15T09:56:34.690311000Z ${line}`).join('\n'),
      'zRzq0Xl2m1w9',
      'private key',
    ],
    ['key without its end', [...PEM.slice(0, 3), 'E0115 next line'].join('\n'), 'zRzq0Xl2m1w9', 'private key'],
    ['key without its beginning', [...PEM.slice(1), 'E0115 next line'].join('\n'), 'MIIEpAIBAAK', 'private key'],
  ])('%s', (_name, line, secret, kind) => {
    const { text, counts } = mask(line);
    expect(text).not.toContain(secret);
    expect(text).toContain(`[masked: ${kind}]`);
    expect(counts).toEqual({ [kind]: 1 });
  });

  test('what stands around it stays', () => {
    expect(mask('dsn host=db password=hunter2 dbname=x').text).toBe('dsn host=db password=[masked: password] dbname=x');
    expect(mask(['before', ...PEM, 'after'].join('\n')).text).toBe('before\n[masked: private key]\nafter');
    expect(mask([...PEM.slice(0, 3), 'E0115 next line'].join('\n')).text).toBe(
      '[masked: private key]\nE0115 next line',
    );
    expect(mask('{"password":"hunter2","user":"a"}').text).toBe('{"password":"[masked: password]","user":"a"}');
  });

  test('each is counted', () => {
    expect(mask(`password=a1\nCookie: s=1\npassword=b2 token=abcdefgh1`).counts).toEqual({
      cookie: 1,
      password: 2,
      token: 1,
    });
  });

  test('masking twice changes nothing more, and counts the same', () => {
    const once = mask(`Authorization: Bearer ${JWT}\npassword=a1\n{"token":"k3Jq9Zp0aa81"}\nCookie: s=1`);
    expect(mask(once.text)).toEqual(once);
    expect(Object.keys(once.counts)).toHaveLength(4);
  });
});

const CERTIFICATE = ['-----BEGIN CERTIFICATE-----', ...KEY_LINES, '-----END CERTIFICATE-----'].join('\n');

test.each([
  'token review failed: Post "https://172.30.0.1:443/apis/authentication.k8s.io/v1/tokenreviews": dial tcp: refused',
  'x509: certificate has expired or is not yet valid: current time 2026-01-15T10:00:00Z is after 2026-01-15T09:00:00Z',
  'failed to refresh token: connection refused',
  'unable to fetch token: pods "virt-api-7d8f9c6b5-x2x9k" is forbidden: user cannot create resource',
  'pod virt-controller-6gkqsprts-b4nzq on node worker-1.example.com',
  'I0115 reconciling key="openshift-cnv/kubevirt-kubevirt-hyperconverged"',
  'secret="openshift-cnv/kubevirt-virt-api-certs" not found',
  'MountVolume.SetUp failed for volume "kubevirt-ca" : secret "kubevirt-ca" not found',
  'image quay.io/kubevirt/virt-api@sha256:6f2a1f01f870ab246eb2375ccd2705d91e8ee29a0d0504a55339bc77b4ce13c8',
  'FATAL: password authentication failed for user "kubevirt"',
  'invalid password: authentication failed',
  'unable to retrieve auth token: invalid username/password: unauthorized: Please log in',
  'serviceAccountToken expirationSeconds: 3607 path: token',
  'tokenExpirationSeconds=3600',
  'reading token from /var/run/secrets/kubernetes.io/serviceaccount/token',
  'authorization: forbidden by RBAC',
  'bearer token is missing',
  'cookie: none was sent',
  'automountServiceAccountToken: true token=false',
  'GET /api/v1/pods?limit=500&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MTB9 200',
  'Get "https://172.30.0.1:443/apis/kubevirts?allowWatchBookmarks=true": dial tcp 172.30.0.1:443: connect: refused',
  '{"component":"virt-controller","level":"info","msg":"Refreshed certificate with CN=virt-controller.openshift-cnv.pod.cluster.local","pos":"cert-manager.go:209"}',
  'git clone ssh://git@example.com/repo.git',
  'no key: value pairs',
  'GET https://host:8443/path@v1/x answered 404',
  'see https://example.com/docs?mail=kim@example.com',
  'ssh://gituser@example.com/repo.git',
  'docker run -u 1000:1000 image',
  'userData: is required when networkData is set',
  'chpasswd is not installed',
  'the secret dockerconfigjson was not found',
  'kubectl get pods --user kim',
  'password=$(DB_PASSWORD) token=${TOKEN}',
  CERTIFICATE,
])('stays: %s', (line) => {
  expect(mask(line)).toEqual({ text: line, counts: {} });
});
