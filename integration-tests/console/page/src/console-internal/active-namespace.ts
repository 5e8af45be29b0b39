export { useActiveNamespace } from '../active-namespace';
