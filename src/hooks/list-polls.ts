import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';

import { ListPolls } from '../cluster/list-polls';
import type { FetchJson } from '../cluster/list-objects';

/** The lists of this page that may not be watched. */
export const LIST_POLLS = new ListPolls(async (...asked) => (consoleFetchJSON as FetchJson)(...asked));
