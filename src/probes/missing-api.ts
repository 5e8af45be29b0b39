import { message, type Message } from '../message';
import type { MissingApi } from './observation';

/** Says which kind the cluster does not have. */
export const whichApi = ({ group, resource }: MissingApi): Message =>
  message('This cluster does not have {{resource}}', {
    resource: group === '' ? resource : `${resource}.${group}`,
  });
