import { addWords } from '../words/words.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

declare module '../words/words.js' {
  interface Words {
    shapes: typeof zh;
  }
}

/** Before anything is shown. */
export function addShapeWords(): void {
  addWords('shapes', { zh, en });
}
