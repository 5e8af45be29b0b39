/** @jest-environment node */
import { SmallServer } from './small-server';

const PODS = '/api/v1/namespaces/openshift-cnv/pods';
const POD = 'virt-handler-ccccc';

let small: SmallServer;

beforeEach(async () => {
  // As a rule with `resourceNames: [virt-handler-ccccc]` and every verb.
  small = new SmallServer({ users: { name: 'project-user', allows: ({ name }) => name === POD } });
  await small.start();
});
afterEach(async () => small.stop());

test.each([
  [`${PODS}/${POD}`, 200],
  [`${PODS}?fieldSelector=metadata.name%3D${POD}`, 200],
  [`${PODS}?fieldSelector=metadata.name%3D%3D${POD}`, 200],
  [`${PODS}?watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3D${POD}`, 200],
  [PODS, 403],
  [`${PODS}?watch=true`, 403],
  [`${PODS}/virt-api-7d9-aaaaa`, 403],
  [`${PODS}?fieldSelector=metadata.name%3Dvirt-api-7d9-aaaaa`, 403],
  [`${PODS}?fieldSelector=metadata.name!%3D${POD}`, 403],
])('who holds rights for one object alone is answered for it alone: %s is %i', async (path, code) => {
  expect((await small.ask(path)).code).toBe(code);
});
