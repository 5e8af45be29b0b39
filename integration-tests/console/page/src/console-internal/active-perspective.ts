/** The console's hook, under the name and as the kind of export that the SDK asks for. */
export { usePerspective as default } from '../perspective';
