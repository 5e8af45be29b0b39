/* What reads for the evidence file, and the plan of that: fetched together, when somebody asks for the file. */
export { gatherEvidence } from '../cluster/gather-evidence';
export { planReads, VERSION_LISTS } from '../evidence/plan';
