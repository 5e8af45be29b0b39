import { fetchJson } from '../cluster/console-requests';
import { ListPolls, wholeLists } from '../cluster/list-polls';

/** The lists of this page that may not be watched. */
export const LIST_POLLS = new ListPolls(wholeLists(fetchJson));

/** The pods and nodes of this page that are too many to be watched: few clusters have so many, and fetch what reads them. */
export const PART_POLLS = new ListPolls(async (request, signal) => {
  if (request.model === 'Node') {
    const { readNodes } = await import('../cluster/nodes-in-table');
    return readNodes(fetchJson)(request, signal);
  }
  const { readPart } = await import('../cluster/pods-in-part');
  return readPart(fetchJson)(request, signal);
});
