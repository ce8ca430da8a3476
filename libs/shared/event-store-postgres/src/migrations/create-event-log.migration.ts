import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventLogTables } from './event-log-tables.js';
import { readFunctions } from './read-functions.js';

export class CreateEventLog1764000000000 implements MigrationInterface {
  readonly name = 'CreateEventLog1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(eventLogTables);
    await runner.query(readFunctions);
    await runner.query('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA eventlog FROM PUBLIC');
  }

  /** The log is never taken away. */
  async down(): Promise<void> {
    throw new Error('the event log has no way back');
  }
}
