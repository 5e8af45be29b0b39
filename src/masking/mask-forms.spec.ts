import { maskText } from './mask-text';
import { Tally } from './tally';

const mask = (text: string): string => maskText(text, new Tally());

const ANSWER_FILE = [
  '<component name="Microsoft-Windows-Shell-Setup">',
  '  <AutoLogon>',
  '    <Password>',
  '      <Value>h4rbour</Value>',
  '      <PlainText>true</PlainText>',
  '    </Password>',
  '    <Username>Administrator</Username>',
  '  </AutoLogon>',
  '  <UserAccounts><AdministratorPassword><Value>aDRyYm91cg==</Value></AdministratorPassword></UserAccounts>',
  '  <LocalAccount wcm:action="add"><Password><Value>h4rbour</Value></Password></LocalAccount>',
  '  <Credentials><Domain>lab</Domain><Password>h4rbour</Password></Credentials>',
  '  <ProductKey>AAAAA-h4rbour-CCCCC</ProductKey>',
].join('\n');

describe('nothing of a secret is left', () => {
  test.each<[name: string, text: string, secrets: readonly string[]]>([
    [
      'a struct as Kubernetes prints it',
      'Env:[]EnvVar{EnvVar{Name:LOGIN,Value:blue, harbor} 77,ValueFrom:nil,},EnvVar{Name:ARGS,Value:--quiet Tr0m,ValueFrom:nil,},},',
      ['harbor', '77', 'Tr0m'],
    ],
    ['a struct cut off', 'Env:[]EnvVar{EnvVar{Name:LOGIN,Value:blue-harb', ['blue-harb']],
    ['fields without commas', 'Env:[{Name:LOGIN Value:blue-harbor ValueFrom:<nil>}]', ['blue-harbor']],
    ['no names of fields', 'Env:[{LOGIN blue harbor nil} {POD_NAME  0xc0004a8b40}]', ['blue', 'harbor']],
    ['a struct with quotes', '[]v1.EnvVar{v1.EnvVar{Name:"LOGIN", Value:"blue-harbor"}}', ['blue-harbor']],
    ['a slice with quotes', '[]v1.EnvVar{{Name:"LOGIN", Value:"blue-harbor"}}', ['blue-harbor']],
    ['a header', 'HTTPHeaders:[]HTTPHeader{HTTPHeader{Name:X-Login,Value:blue-harbor,},},', ['blue-harbor']],
    ['a Secret', 'Secret{StringData:map[string]string{user: kim,pin: 4711,},Type:Opaque,}', ['kim', '4711']],
    ['bytes of a Secret', 'Secret{Data:map[string][]byte{pin: [52 55 49 49],},Type:Opaque,}', ['52 55']],
    ['YAML', 'env:\n  - name: LOGIN\n    value: blue-harbor\n  - name: OTHER\n    value: "4711"', ['blue', '4711']],
    ['a Secret in YAML', 'kind: Secret\nmetadata:\n  name: a\ndata:\n  pin: NDcxMQ==\n  b: Yw==\n', ['NDcx', 'Yw==']],
    ['a Secret whose kind is last', 'apiVersion: v1\ndata:\n  pin: NDcxMQ==\nkind: Secret\n', ['NDcx']],
    ['pass=', 'admin login user=ops pass=Gr4nite host=vault', ['Gr4nite']],
    ['pass of a service', 'db_pass: gr4nite, DB_PASS="granite!"', ['gr4nite', 'granite!']],
    ['camel case', '{"dbPass":"granite","userPass": "slate"}', ['granite', 'slate']],
    ['a flag of another tool', 'exec: audit --audit-pass Tr0mbone --quiet', ['Tr0mbone']],
    ['a flag without digits', 'podman login --password correcthorse registry', ['correcthorse']],
    ['a flag with =', 'virt-v2v --vddk-password="correct horse" vm', ['correct', 'horse']],
    ['a flag in a list', '["vncdo", "--password", "correcthorse"]', ['correcthorse']],
    ['Windows flags', 'xfreerdp /u:kim /p:correcthorse; setup -AdminPassword correcthorse', ['correcthorse']],
    [
      'short flags',
      'sshpass -p granite ssh a; mysql -u kim -pgranite db; ipmitool -U kim -P granite power',
      ['granite'],
    ],
    ['LDAP', 'ldapsearch -D cn=kim -w granite -b dc=lab', ['granite']],
    [
      'user and password in one',
      'smbclient -U kim%granite //a/b; skopeo copy --src-creds kim:granite a b',
      ['granite'],
    ],
    ['OpenSSL', 'openssl pkcs12 -passin pass:granite -in a', ['granite']],
    ['a ticket', 'console for vm: ticket=5f3c9a1b77de connected', ['5f3c9a1b77de']],
    ['a ticket as JSON', '{"ticket":"cst-VCT-52a9b1c0-tp-7f3c","host":"esx"}', ['cst-VCT-52a9b1c0']],
    ['a ticket of a flag', 'vmware-vdiskmanager --ticket cst-VCT-52a9b1c0 x', ['52a9b1c0']],
    ['a ticket of Proxmox', 'PVEAuthCookie=PVE:root@pam:65A1B2C3::x7Kq9mZ4tPbR2sLwV8nY', ['x7Kq9mZ4']],
    ['a session', 'JSESSIONID=0A1B2C3D4E5F60718293', ['0A1B2C3D4E5F']],
    ['a display of libvirt', "<graphics type='vnc' port='5900' passwd='granite'/>", ['granite']],
    ['an answer file', ANSWER_FILE, ['h4rbour', 'aDRyYm91cg']],
    ['an answer file, cut off', '<AdministratorPassword><Value>h4rbo', ['h4rbo']],
    ['an answer file in JSON', JSON.stringify({ unattend: ANSWER_FILE }), ['h4rbour', 'aDRyYm91cg']],
    ['an answer file, escaped', '&lt;Password&gt;h4rbour&lt;/Password&gt;', ['h4rbour']],
    ['escaped as Go writes JSON', '{"a":"\\u003cPassword\\u003eh4rbour\\u003c/Password\\u003e"}', ['h4rbour']],
    ['an attribute', '<add key="ClearTextPassword" value="granite!1" />', ['granite!1']],
    ['kickstart', 'rootpw --plaintext granite\nrootpw slate', ['granite', 'slate']],
    ['preseed', 'd-i passwd/root-password password granite', ['granite']],
    ['a hash', 'root:$6$Xq3kP9aB$h0d1Zt7uV5wY2sR8nM4kL6jH:19000', ['h0d1Zt7uV5wY']],
    ['PowerShell', 'ConvertTo-SecureString "granite" -AsPlainText -Force', ['granite']],
    ['Windows', 'net user Administrator granite1', ['granite1']],
    ['a token of kubeadm', 'kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef', ['0123456789abcdef']],
    ['a PGP key', '-----BEGIN PGP PRIVATE KEY BLOCK-----\nabcd\n-----END PGP PRIVATE KEY BLOCK-----', ['abcd']],
  ])('%s', (_name, text, secrets) => {
    const masked = mask(text);
    for (const secret of secrets) expect(masked).not.toContain(secret);
    expect(mask(masked)).toBe(masked);
  });
});

test('what stands around it is left', () => {
  expect(mask('Env:[]EnvVar{EnvVar{Name:A,Value:x1,ValueFrom:nil,},EnvVar{Name:B,Value:,ValueFrom:nil,},},}')).toBe(
    'Env:[]EnvVar{EnvVar{Name:A,Value:[masked: environment value],ValueFrom:nil,},EnvVar{Name:B,Value:,ValueFrom:nil,},},}',
  );
  expect(mask(ANSWER_FILE)).toContain('<Username>Administrator</Username>');
  expect(mask('sshpass -p granite ssh kim@host')).toBe('sshpass -p [masked: password] ssh kim@host');
});

test.each([
  'bypass=true compass: north, tests pass: 12 fail: 0',
  'the flag --password is required with --user',
  'use --token to log in, or -p for the port',
  'oc get pods -w -n openshift-cnv',
  'kubectl logs -p virt-api-7d8f9c6b5-x2x9k -c virt-api',
  'oc logs virt-api-7d8f9c6b5-x2x9k --previous -p',
  'see ticket OCPBUGS-12345 and ticket=CNV-54321',
  'key="openshift-cnv/virt-controller-7d8f9c6b5-x2x9k" requeued',
  'secret=kubevirt-virt-handler-certs volume=certs',
  'auth=bearer login=kim credentials=none',
  'container.Env{Name:POD_NAME,ValueFrom:&EnvVarSource{FieldRef:&ObjectFieldSelector{FieldPath:metadata.name}}}',
  'labels: {app: kubevirt, pod-template-hash: 7d8f9c6b5} uid=5e7a1c1e-0b1f-4c8e-9a53-0f4a3a2b1c0d',
  'image: registry.redhat.io/container-native-virtualization/virt-api-rhel9@sha256:6f2a1f01f870ab246eb2375ccd2705d91',
  'goroutine 1 [running]: main.main() /go/src/kubevirt.io/kubevirt/cmd/virt-api/virt-api.go:45 +0x1d5',
  'liveness probe failed: Get "https://10.129.0.34:8443/healthz": context deadline exceeded',
  '{"component":"virt-handler","level":"info","msg":"re-enqueuing","pos":"vm.go:123","reason":"{}","name":"vm-1"}',
  'resourceVersion="184467440737095516" generation=4 leaderTransitions=5',
  'trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span=00f067aa0ba902b7',
])('stays: %s', (text) => {
  expect(mask(text)).toBe(text);
});
