import type { Translated } from '../words/words.js';
import type { zh } from './words.zh.js';

export const en: Translated<typeof zh> = {
  waiting: '{{count}} kept on this device; they are sent by themselves when the network is back.',
  sent: '{{name}} was sent.',
  refused: '{{name}} was not accepted: see why.',
};
