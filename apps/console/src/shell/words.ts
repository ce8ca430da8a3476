import { addWords } from '../words/words.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

declare module '../words/words.js' {
  interface Words {
    shell: typeof zh;
  }
}

/** Before anything is shown. */
export function addShellWords(): void {
  addWords('shell', { zh, en });
}
