import { Alert, PageSection } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';

interface PageProblemProps {
  readonly children: ReactNode;
}

/** Shows the error of a page that throws, in place of the page. */
export class PageProblem extends Component<PageProblemProps, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <PageSection>
        <Alert isInline variant="danger" title={`This page failed: ${error.message}`}>
          <pre>{error.stack}</pre>
        </Alert>
      </PageSection>
    );
  }
}
