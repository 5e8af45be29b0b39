import { Label } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface ResourceLinkProps {
  readonly groupVersionKind?: { readonly group?: string; readonly version: string; readonly kind: string };
  /** A kind, or a reference `group~version~kind`. */
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly displayName?: string;
  readonly hideIcon?: boolean;
  readonly linkTo?: boolean;
  readonly children?: ReactNode;
}

/** A link to an object's page, after the badge of its kind. */
export const ResourceLink = (props: ResourceLinkProps): React.JSX.Element => {
  const { groupVersionKind, kind = '', name = '', namespace, displayName = name, hideIcon, linkTo, children } = props;
  const { group = 'core', version = '', kind: gvkKind = '' } = groupVersionKind ?? {};
  const reference = groupVersionKind === undefined ? kind : `${group}~${version}~${gvkKind}`;
  const kindName = reference.split('~').at(-1) ?? '';
  const place = namespace === undefined ? 'cluster' : `ns/${namespace}`;
  return (
    <span>
      {hideIcon !== true && (
        <>
          <Label isCompact color="blue" title={kindName}>
            {kindName.replaceAll(/[a-z]/g, '')}
          </Label>{' '}
        </>
      )}
      {linkTo === false ? displayName : <Link to={`/k8s/${place}/${reference}/${name}`}>{displayName}</Link>}
      {children}
    </span>
  );
};
