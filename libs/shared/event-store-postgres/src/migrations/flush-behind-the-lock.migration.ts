import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendFunction, appendProcedure, durableHeadProcedure } from './append-function.js';

/** Appends no longer hold the log while they are flushed. Processes that append by `append_v1` must have ended. */
export class FlushBehindTheLock1795700000000 implements MigrationInterface {
  readonly name = 'FlushBehindTheLock1795700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION IF EXISTS
      eventlog.append_v1(text[], uuid[], bigint[], integer[], uuid[], text[], text[], text[], boolean)`);
    await runner.query(appendFunction);
    await runner.query(appendProcedure);
    await runner.query(durableHeadProcedure);
    await runner.query('REVOKE ALL ON ALL ROUTINES IN SCHEMA eventlog FROM PUBLIC');
  }

  /** The log is never taken away. */
  async down(): Promise<void> {
    throw new Error('the event log has no way back');
  }
}
