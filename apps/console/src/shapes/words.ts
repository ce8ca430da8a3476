import { addWords } from '../words/words.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

/** Before anything is shown. */
export function addShapeWords(): void {
  addWords('shapes', { zh, en });
}
