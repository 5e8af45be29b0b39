import type * as AddRemediesModule from '../diagnosis/add-remedies';

/** What chooses remedies, with the texts of all. */
export const loadRemedies = async (): Promise<typeof AddRemediesModule.addRemedies> =>
  (await import(/* webpackChunkName: 'remedies' */ '../diagnosis/add-remedies')).addRemedies;
