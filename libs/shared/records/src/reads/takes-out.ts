import { SetMetadata } from '@nestjs/common';

export const TAKES_OUT = 'gongjian.takesOut';

/** A route whose answer is taken out of the system as a whole: who reads it has exported it. */
export function TakesOut(): MethodDecorator {
  return SetMetadata(TAKES_OUT, true);
}
