import '@patternfly/patternfly/patternfly.css';
import '@patternfly/patternfly/patternfly-addons.css';
import '@patternfly/patternfly/patternfly-charts.css';

// Imported whole, so that it stands in the shared scope for the plugin.
import '@openshift-console/dynamic-plugin-sdk';
import { PluginStore, PluginStoreProvider } from '@openshift/dynamic-plugin-sdk';
import storeHandler from '@openshift-console/dynamic-plugin-sdk/lib/app/storeHandler';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router';
import { applyMiddleware, combineReducers, legacy_createStore as createStore } from 'redux';
import { thunk } from 'redux-thunk';

import { Console } from './Console';
import { discoverModels } from './discovery';
import { flagsOf } from './flags';
import { k8sReducer } from './k8s-reducer';

declare const __webpack_init_sharing__: (scope: string) => Promise<void>;
declare const __webpack_share_scopes__: { default: Record<string, unknown> };

const PLUGIN = 'virtualization-alerts-plugin';
const CONSOLE_VERSION = '4.22.0';

const loadTranslations = async (): Promise<void> => {
  const namespace = `plugin__${PLUGIN}`;
  const answer = await fetch(`/locales/resource.json?lng=en&ns=${namespace}`);
  await i18next.use(initReactI18next).init({
    lng: 'en',
    resources: { en: { [namespace]: (await answer.json()) as Record<string, string> } },
    keySeparator: false,
    nsSeparator: '~',
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
};

const loadPlugin = async (): Promise<PluginStore> => {
  const plugins = new PluginStore({
    loaderOptions: {
      sharedScope: __webpack_share_scopes__.default,
      customDependencyResolutions: { '@console/pluginAPI': CONSOLE_VERSION },
    },
  });
  await plugins.loadPlugin(`/api/plugins/${PLUGIN}/plugin-manifest.json`);
  return plugins;
};

const problemOf = (plugins: PluginStore): string | undefined => {
  const [plugin] = plugins.getPluginInfo();
  if (plugin === undefined) return 'The plugin did not load: its manifest could not be read';
  return plugin.status === 'failed' ? `The plugin did not load: ${plugin.errorMessage}` : undefined;
};

const start = async (): Promise<void> => {
  const reducer = combineReducers({ k8s: k8sReducer, sdkCore: (state: Record<string, unknown> = {}) => state });
  const store = createStore(reducer, applyMiddleware(thunk));
  storeHandler.setStore(store as never);
  store.dispatch({ type: 'getResourcesInFlight' });
  await __webpack_init_sharing__('default');
  await loadTranslations();
  const plugins = await loadPlugin();
  createRoot(document.getElementById('app') ?? document.body).render(
    <Provider store={store}>
      <PluginStoreProvider store={plugins}>
        <BrowserRouter>
          <Console problem={problemOf(plugins)} />
        </BrowserRouter>
      </PluginStoreProvider>
    </Provider>,
  );
  // As in the console, pages are drawn before it is known which kinds the cluster has.
  const models = await discoverModels();
  store.dispatch({ type: 'resources', payload: { resources: { models } } });
  const [plugin] = plugins.getPluginInfo();
  plugins.setFeatureFlags(flagsOf(plugin?.manifest.extensions ?? [], models));
  // For specs that say what is not there: before this, nothing that has a flag is.
  document.documentElement.toggleAttribute('data-flags-known', true);
};

start().catch((error: unknown) => {
  document.body.append(`The small console did not start: ${String(error)}`);
});
