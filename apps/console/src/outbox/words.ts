import { addWords } from '../words/words.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

declare module '../words/words.js' {
  interface Words {
    outbox: typeof zh;
  }
}

/** Before anything is shown. */
export function addOutboxWords(): void {
  addWords('outbox', { zh, en });
}
