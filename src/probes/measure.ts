/** What the query of a step measures, where something is told by it beyond the number. */
export type Measure =
  /** The share of a component's calls to the API server that fail, 0 to 1. */
  | 'failing-share'
  /** Which of its calls fail: samples by code, verb and resource. */
  | 'failing-calls'
  | 'api-latency'
  | 'api-errors'
  | 'api-seats'
  | 'api-rejected'
  /** The part of the nodes' memory that pods have requested. */
  | 'memory-requests'
  /** How many pods of the component run, or are ready. */
  | 'pod-count'
  /** Whether Prometheus reaches what it asks: `up`. */
  | 'scrape'
  /** Whether Prometheus counts pods of the component as running, by the phases that kube-state-metrics gives. */
  | 'pod-phases';
