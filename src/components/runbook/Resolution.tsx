import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';

import type { JudgedCause } from '../../diagnosis/causes';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { FilledTexts } from '../../runbooks/fill-runbook';
import type { FilledStep } from '../../runbooks/runbook';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { KnownCauses } from './KnownCauses';
import { Part } from './Part';
import { RichText } from './RichText';
import { SupportCases } from './SupportCases';

/** Fetched where a runbook advises it, which few do. */
const AdvisedRestart = lazyPart(async () => import('./AdvisedRestart'), <WaitingInPart />);

interface ResolutionProps {
  /** Its sentences are filled. */
  readonly resolution: FilledTexts['resolution'];
  readonly causes: readonly JudgedCause[];
  readonly steps: readonly FilledStep[];
  /** The change that the runbook advises, ready to be made; absent where the checks have not been run. */
  readonly fix: Investigation['fix'] | undefined;
  /** What was found; absent where the checks have not been run. */
  readonly found: Pick<Investigation, 'subject' | 'diagnosis'> | undefined;
}

/** What to do about it: the actions, the known causes, the fix that changes the cluster, the support case. */
export const Resolution = ({ resolution, fix: ready, found, ...known }: ResolutionProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { actions, fix } = resolution;
  return (
    <Part id="resolution" title={t('Resolution')}>
      <Stack hasGutter>
        <StackItem>
          <List>
            {actions.map((action) => (
              <ListItem key={t(action)}>
                <RichText text={action} />
              </ListItem>
            ))}
          </List>
        </StackItem>
        {known.causes.length > 0 && (
          <StackItem>
            <Part id="known-causes" level="h3" title={t('Known causes')}>
              <KnownCauses {...known} />
            </Part>
          </StackItem>
        )}
        {fix !== undefined && ready !== undefined && found !== undefined && (
          <StackItem>
            <Part id="fix" level="h3" title={t('Restart the pods')}>
              <AdvisedRestart
                found={{ ...found, causes: known.causes, fix: ready }}
                warning={fix.warning}
                at="resolution"
              />
            </Part>
          </StackItem>
        )}
        <StackItem>
          <Content component="p">
            {t('If the cause stays unknown, open a support case and attach the evidence file.')} <SupportCases />
          </Content>
        </StackItem>
      </Stack>
    </Part>
  );
};
