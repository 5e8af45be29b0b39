import { Link } from 'react-router';

import type { Investigation } from '../../diagnosis/investigate';
import { useMachines } from '../../hooks/useMachines';
import { useTranslate } from '../../i18n';
import { impactOf, isCounted } from '../../impact/impact-of';
import type { Count } from '../../runbooks/runbook';
import { Breakable } from '../state/Breakable';

/** The console's list of the machines of all projects. */
const MACHINES = '/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine';

interface ImpactCountsProps {
  readonly counts: readonly Count[];
  readonly investigation: Investigation;
}

/** What users notice, in numbers that were read, and the way to the machines. */
const ImpactCounts = ({ counts, investigation }: ImpactCountsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const machines = useMachines(counts);
  return (
    <>
      {impactOf(counts, machines, investigation).map((sentence) => (
        <div key={t(sentence)}>
          <Breakable text={t(sentence)} />
        </div>
      ))}
      {counts.some(isCounted) && <Link to={MACHINES}>{t('Show the VMs')}</Link>}
    </>
  );
};

export default ImpactCounts;
