import metadata from '../package.json';

/** The version of this plugin. */
export const PLUGIN_VERSION = metadata.version;
