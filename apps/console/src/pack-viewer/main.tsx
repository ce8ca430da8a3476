import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { en as codesEn } from '../records/code-words.en.js';
import { zh as codesZh } from '../records/code-words.zh.js';
import { en as eventsEn } from '../records/event-words.en.js';
import { zh as eventsZh } from '../records/event-words.zh.js';
import { en as fieldsEn } from '../records/field-words.en.js';
import { zh as fieldsZh } from '../records/field-words.zh.js';
import { en as kindsEn } from '../records/kind-words.en.js';
import { zh as kindsZh } from '../records/kind-words.zh.js';
import '../shapes/shapes.css';
import '../theme/tokens.css';
import { words } from '../words/words.js';
import { takeContents } from './contents.js';
import './pack-viewer.css';
import { Viewer } from './viewer.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

/** Chinese first, whatever the browser speaks: a pack is opened on other people's machines. */
void words.use(initReactI18next).init({
  initAsync: false,
  lng: 'zh',
  fallbackLng: false,
  defaultNS: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  resources: {
    zh: { packViewer: zh, codes: codesZh, events: eventsZh, fields: fieldsZh, kinds: kindsZh },
    en: { packViewer: en, codes: codesEn, events: eventsEn, fields: fieldsEn, kinds: kindsEn },
  },
});
takeContents();
const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Viewer />
    </StrictMode>,
  );
}
