import type { BilingualText } from '@gongjian/shared-kernel';

/** The witness cannot work with its key, its folder or its list of logs as they are; an operator must look. */
export class WitnessUnusable extends Error {
  constructor(
    readonly text: BilingualText,
    cause?: unknown,
  ) {
    super(`${text.zh} / ${text.en}`, { cause });
    this.name = 'WitnessUnusable';
  }
}
