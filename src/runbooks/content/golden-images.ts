import type { Runbook } from '../runbook';
import { hcoGoldenImageWithNoArchitectureAnnotation } from './golden-image-without-architectures';
import { hcoGoldenImageWithNoSupportedArchitecture } from './golden-image-without-nodes';
import { hcoMultiArchGoldenImagesDisabled } from './golden-images-one-architecture';
import { hcoMisconfiguredDescheduler } from './misconfigured-descheduler';

/** What is known about the alerts about settings of HyperConverged for boot images and for who moves machines. */
export const goldenImageRunbooks: readonly Runbook[] = [
  hcoMultiArchGoldenImagesDisabled,
  hcoGoldenImageWithNoArchitectureAnnotation,
  hcoGoldenImageWithNoSupportedArchitecture,
  hcoMisconfiguredDescheduler,
];
