import { CalendarFileInvalid } from '@gongjian/shared-records';
import { EventStoreError, UnfitServer } from '@gongjian/shared-event-sourcing';
import { ClientMissing } from '@gongjian/shared-event-store-kurrentdb';
import { MasterKeyUnusable } from '@gongjian/shared-keys';
import { ProjectionChanged, RestoreUnfinished } from '@gongjian/shared-projections';
import { runUntilStopped, type OperatorError, type RunningProcess } from './run-until-stopped.js';

/** What an operator of a service can act on: its text is shown without a stack. */
const OPERATOR_ERRORS: readonly OperatorError[] = [
  ProjectionChanged,
  RestoreUnfinished,
  CalendarFileInvalid,
  MasterKeyUnusable,
  ClientMissing,
  EventStoreError,
  UnfitServer,
];

/** {@link runUntilStopped} for what is made of services. */
export async function runProcess(
  start: (say: (line: string) => void) => Promise<RunningProcess>,
  operatorErrors: readonly OperatorError[] = [],
): Promise<void> {
  await runUntilStopped(start, [...OPERATOR_ERRORS, ...operatorErrors]);
}
