import { INDEX } from './catalogue';

/** Which alerts have a runbook, of what part. The build puts the value in place of this module (`webpack.config.ts`). */
export default INDEX;
