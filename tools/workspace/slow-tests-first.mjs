import Sequencer from '@jest/test-sequencer';

const ORDER = ['e2e', 'int', 'unit'];

/** The longest tests begin first, so that none is left running alone at the end: a fresh clone has no durations to go by. */
export default class SlowTestsFirst extends Sequencer {
  sort(tests) {
    const place = (test) => ORDER.indexOf(test.context.config.displayName?.name);
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
