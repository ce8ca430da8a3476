import type { MigrationInterface, QueryRunner } from 'typeorm';
import { countFunction } from './read-functions.js';

/** How far readers are behind can be told without reading. */
export class CountEvents1795710000000 implements MigrationInterface {
  readonly name = 'CountEvents1795710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(countFunction);
    await runner.query('REVOKE ALL ON ALL ROUTINES IN SCHEMA eventlog FROM PUBLIC');
  }

  /** The log is never taken away. */
  async down(): Promise<void> {
    throw new Error('the event log has no way back');
  }
}
