import { addWords } from '../../words/words.js';
import { en } from './words.en.js';
import { zh } from './words.zh.js';

declare module '../../words/words.js' {
  interface Words {
    search: typeof zh;
  }
}

addWords('search', { zh, en });
