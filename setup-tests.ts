import '@testing-library/jest-dom';

import { configure } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { TextDecoder, TextEncoder } from 'node:util';

import { forgetBeginnings } from './src/hooks/beginnings';
import { forgetLists } from './src/hooks/kept-lists';
import { forgetAnswers } from './src/hooks/usePoll';

// As long as it takes on a busy machine, and no longer than what is waited for.
configure({ asyncUtilTimeout: 20_000 });

// What the console does at its start: keys are the English sentences.
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: {},
  keySeparator: false,
  nsSeparator: '~',
  interpolation: { escapeValue: false },
  showSupportNotice: false,
});

// react-router needs these; jsdom has none.
Object.assign(globalThis, { TextEncoder, TextDecoder });

// No test sees what another has read.
afterEach(forgetAnswers);
afterEach(forgetLists);
afterEach(forgetBeginnings);
