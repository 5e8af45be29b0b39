import '@testing-library/jest-dom';

import { configure } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { TextDecoder, TextEncoder } from 'node:util';

import { forgetBeginnings } from './src/hooks/beginnings';
import { forgetLists } from './src/hooks/kept-lists';
import { forgetGroups } from './src/hooks/rule-groups';
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

// jsdom has no style of its own for places where a line may end: without it they are blocks, and part what is read aloud.
if (typeof document !== 'undefined')
  document.head.append(Object.assign(document.createElement('style'), { textContent: 'wbr { display: inline; }' }));

// No test sees what another has read.
afterEach(forgetAnswers);
afterEach(forgetLists);
afterEach(forgetBeginnings);
afterEach(forgetGroups);
