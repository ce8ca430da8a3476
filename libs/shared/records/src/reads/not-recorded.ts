import { SetMetadata } from '@nestjs/common';

export const NOT_RECORDED = 'gongjian.notRecorded';

/** A route that answers only who the caller is, or how far the system has come: nothing of the district is read by it. */
export function NotRecorded(): ClassDecorator & MethodDecorator {
  return SetMetadata(NOT_RECORDED, true);
}
