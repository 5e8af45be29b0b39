/**
 * How long what was read tells of now, in milliseconds, each with its reason: every such figure is here. What is older is
 * history, and no fact is made of it, or one that stands last.
 */
const MINUTE = 60_000;

/**
 * A line of a log or a warning. The alerts fire after five to fifteen minutes (`for`), and what fails says so again
 * within five (the longest back-off of the kubelet): half an hour holds the beginning of what made an alert fire, and six
 * repetitions of what lasts.
 */
export const TELLS_OF_NOW = 30 * MINUTE;

/** Who the kubelet and the scheduler, which try again within five minutes, write warnings about. */
const TRIED_OFTEN: ReadonlySet<string | undefined> = new Set(['Pod', 'Node']);

/** How long a warning tells of now, by the kind of object that it is about: controllers say it again within an hour. */
export const warningTells = (kind: string | undefined): number =>
  TRIED_OFTEN.has(kind) ? TELLS_OF_NOW : HAPPENED_LATELY;

/**
 * A line of a pod that is ready: it got over what it has not said again for this long. The kubelet starts a crashed
 * container anew after five minutes at most; two of these pauses without a word are no chance.
 */
export const LINE_PASSED = 10 * MINUTE;

/**
 * A warning about pods that are well: the kubelet repeats those about images, volumes and probes within five minutes at
 * most, so that one that has not come again has passed.
 */
export const WARNING_PASSED = 5 * MINUTE;

/**
 * A refusal to create pods. The ReplicaSet and DaemonSet controllers try again after up to 1000 seconds (the limit of
 * client-go's rate limiter): an hour holds three tries.
 */
export const REFUSED_LATELY = 60 * MINUTE;

/** One restart of a container that runs again: after ten minutes without another the kubelet forgets its back-off too. */
export const RESTARTED_LATELY = 10 * MINUTE;

/** The latest of several restarts, and a kill at the memory limit: what comes back seldom comes back within an hour. */
export const RESTARTED_AGAIN = 60 * MINUTE;

/** How many restarts are several: a rollout and one accident explain two. */
export const SEVERAL_RESTARTS = 3;

/** A pod may take this long to start: the kubelet waits two minutes for its volumes before it says that they are missing. */
export const STARTING = 2 * MINUTE;

/** The clocks of a browser and of a cluster may be this far apart. A lease lasts 15 s, and one that is free stays so. */
export const CLOCKS_APART = MINUTE;

/** The last words of a program were written within this time before its last line: it may wait for others to end. */
export const LAST_WORDS = 2 * MINUTE;

/** A drain may take this long: after it the machine config controller says that it failed (machine-config-operator, pkg/daemon/drain.go). */
export const DRAIN_TAKES = 60 * MINUTE;

/** An event that shows a cause of an alert's own: what a controller tries again less often than the kubelet, it does within an hour. */
export const HAPPENED_LATELY = 60 * MINUTE;

/** A change, or a condition that became well again: what is older has nothing to do with an alert of now, as far as anybody can tell. */
export const CHANGED_LATELY = 24 * 60 * MINUTE;

/** How far back a time line looks for who wrote settings, and how often the alert fired. */
export const WEEK = 7 * CHANGED_LATELY;

/** What becomes well this soon after it was made has started, and has not recovered: images are pulled and caches filled. */
export const GETTING_WELL = 10 * MINUTE;

/** Moments of one workload's pods that are no further apart than this are one: pods of one rollout follow on each other. */
export const TOGETHER = MINUTE;
