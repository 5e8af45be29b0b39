import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';

import { ListPolls, wholeLists } from '../cluster/list-polls';
import type { FetchJson } from '../cluster/list-objects';
import { readPart } from '../cluster/pods-in-part';

const fetchJson: FetchJson = async (...asked) => (consoleFetchJSON as FetchJson)(...asked);

/** The lists of this page that may not be watched. */
export const LIST_POLLS = new ListPolls(wholeLists(fetchJson));

/** The pods of this page that are too many to be watched. */
export const PART_POLLS = new ListPolls(readPart(fetchJson));
