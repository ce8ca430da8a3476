import type { Translated } from '../words/words.js';
import type { zh } from './decision-words.zh.js';

export const en: Translated<typeof zh> = {
  who: 'Decided by',
  when: 'When',
  version: 'Version decided under',
  versionOf: '{{name}}, version {{version}}',
  adopted: 'published by {{authority}}',
  unknownVersion: 'The log holds no publication of that version',
  rules: 'rule interpreter {{rules}}',
  again: 'Decided once more by the rules of then',
  same: 'The same as recorded',
  other: 'Not what was recorded',
  byPerson: 'A person decided, or the basis does not hold everything that is computed from',
  leaf: 'Proof in the log',
  leafOf: 'Leaf {{seq}}',
  noLeaf: 'Not in the tree yet, or your seat does not cover the whole log',
  before: 'Before the decision',
  nothingBefore: 'There was no such record before',
  inputs: 'Records seen ({{count}})',
  noInputs: 'The decision stands on no other record.',
  many: 'It stands on {{count}} records; the event keeps the hash of their list, {{sha256}}',
  state: 'After entry {{nth}}, {{when}}',
  own: 'the record itself',
  open: 'Open the page as it was',
  content: 'What it said then',
  withheld: {
    notYours: 'Outside the divisions or the period of your seat',
    unreadable: 'There is no such kind of record here',
  },
};
