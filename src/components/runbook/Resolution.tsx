import { Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { FilledTexts } from '../../runbooks/fill-runbook';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { Part } from './Part';
import { RichText } from './RichText';
import { SupportCases } from './SupportCases';

/** Fetched where a runbook advises it, which few do. */
const AdvisedRestart = lazyPart(async () => import('./AdvisedRestart'), <WaitingInPart />);

/** What tells whether the change that a runbook advises would help. */
export type Found = Pick<Investigation, 'subject' | 'diagnosis' | 'causes' | 'fix'>;

interface ResolutionProps {
  /** Its sentences are filled. */
  readonly resolution: FilledTexts['resolution'];
  readonly level: 'h2' | 'h3';
  /** What was found, and the change that the runbook advises; absent where the checks have not been run. */
  readonly found: Found | undefined;
}

/** What to do about it: the actions, the fix that changes the cluster, the support case. */
export const Resolution = ({ resolution, found, level }: ResolutionProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { actions, fix } = resolution;
  return (
    <Part id="resolution" level={level} title={t('Resolution')}>
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
        {fix !== undefined && found?.fix !== undefined && (
          <StackItem>
            <Part id="fix" level={level === 'h2' ? 'h3' : 'h4'} title={t('Restart the pods')}>
              <AdvisedRestart found={found} warning={fix.warning} at="resolution" />
            </Part>
          </StackItem>
        )}
        {/* Where the checks were run, what to do now says so. */}
        {level === 'h2' && (
          <StackItem>
            <Content component="p">
              {t('If the cause stays unknown, open a support case and attach the evidence file.')} <SupportCases />
            </Content>
          </StackItem>
        )}
      </Stack>
    </Part>
  );
};
