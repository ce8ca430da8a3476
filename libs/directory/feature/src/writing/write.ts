import type { Principal } from '@gongjian/shared-access';
import type { CommandResult } from '@gongjian/shared-event-sourcing';
import type { WriteRequest } from '@gongjian/shared-http';

export type Write = WriteRequest<Principal>;

/** The id of what was written, and the result of the command. */
export interface Done {
  readonly id: string;
  readonly result: CommandResult;
}
