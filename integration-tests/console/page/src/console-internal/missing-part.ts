declare const __resourceQuery: string;

/** Stands in for each part of the console that this one lacks: using it says which one it is. */
module.exports = new Proxy(
  {},
  {
    get: (_target, name) => () => {
      throw new Error(`The small console does not have ${String(name)} of ${__resourceQuery.slice(1)}`);
    },
  },
);
