import type { Action, ActionServiceProviderProps } from '@openshift-console/dynamic-plugin-sdk';
import { useResolvedExtensions, type CodeRef, type Extension } from '@openshift/dynamic-plugin-sdk';
import { useCallback, useEffect, useState } from 'react';

import { useTroubleshootingPanel } from '../other-plugins/troubleshooting-panel';

type Provider = (scope: unknown) => [actions: Action[], ready: boolean, error: unknown];
type ProviderExtension = Extension<'console.action/provider', { contextId: string; provider: CodeRef<Provider> }>;

const isProvider = (extension: Extension): extension is ProviderExtension =>
  extension.type === 'console.action/provider';

/** What another plugin of a real console contributes. */
const OTHERS = [
  { uid: 'troubleshooting-panel', contextId: 'alert-detail-toolbar-actions', provider: useTroubleshootingPanel },
];

interface LoaderProps {
  readonly uid: string;
  readonly scope: unknown;
  readonly useProvider: Provider;
  readonly onActions: (uid: string, actions: readonly Action[] | undefined) => void;
}

/** Runs one contributed hook, which wants a component of its own. */
const Loader = ({ uid, scope, useProvider, onActions }: LoaderProps): null => {
  const [actions, ready] = useProvider(scope);
  useEffect(() => {
    onActions(uid, ready ? actions : undefined);
  }, [uid, actions, ready, onActions]);
  return null;
};

/** Gathers the actions that plugins contribute to the contexts that are given. */
const ActionServiceProvider = ({ context, children }: ActionServiceProviderProps): React.JSX.Element => {
  const [extensions, resolved] = useResolvedExtensions(isProvider);
  const [answers, setAnswers] = useState<Readonly<Record<string, readonly Action[] | undefined>>>({});
  const onActions = useCallback((uid: string, actions: readonly Action[] | undefined): void => {
    setAnswers((known) => ({ ...known, [uid]: actions }));
  }, []);
  const contributed = extensions.map(({ uid, properties: { contextId, provider } }) => ({
    uid,
    contextId,
    provider: provider,
  }));
  const providers = [...contributed, ...OTHERS].filter(({ contextId }) => contextId in context);
  const loaded = resolved && providers.every(({ uid }) => answers[uid] !== undefined);
  const actions = providers.flatMap(({ uid }) => answers[uid] ?? []);
  return (
    <>
      {resolved &&
        providers.map(({ uid, contextId, provider }) => (
          <Loader
            key={uid}
            uid={uid}
            scope={(context as Record<string, unknown>)[contextId]}
            useProvider={provider}
            onActions={onActions}
          />
        ))}
      {children({ actions, options: actions, loaded, error: undefined })}
    </>
  );
};

export default ActionServiceProvider;
