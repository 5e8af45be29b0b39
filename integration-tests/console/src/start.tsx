import '@patternfly/react-core/dist/styles/base.css';
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

const start = async (): Promise<void> => {
  const reducer = combineReducers({ k8s: k8sReducer, sdkCore: (state: Record<string, unknown> = {}) => state });
  const store = createStore(reducer, applyMiddleware(thunk));
  storeHandler.setStore(store as never);
  await __webpack_init_sharing__('default');
  await loadTranslations();
  const plugins = new PluginStore({
    loaderOptions: {
      sharedScope: __webpack_share_scopes__.default,
      customDependencyResolutions: { '@console/pluginAPI': CONSOLE_VERSION },
    },
  });
  const models = await discoverModels();
  store.dispatch({ type: 'resources', payload: { resources: { models } } });
  plugins.setFeatureFlags({
    KUBEVIRT_DYNAMIC: models.some(({ kind }) => kind === 'KubeVirt'),
    VIRTUALIZATION_ALERTS_HYPERCONVERGED: models.some(({ kind }) => kind === 'HyperConverged'),
  });
  await plugins.loadPlugin(`/api/plugins/${PLUGIN}/plugin-manifest.json`);
  const failed = plugins.getPluginInfo().find(({ status }) => status === 'failed');
  createRoot(document.getElementById('app') ?? document.body).render(
    <Provider store={store}>
      <PluginStoreProvider store={plugins}>
        <BrowserRouter>
          <Console problem={failed?.status === 'failed' ? failed.errorMessage : undefined} />
        </BrowserRouter>
      </PluginStoreProvider>
    </Provider>,
  );
};

void start();
