export { usePerspective as default } from '../perspective';
