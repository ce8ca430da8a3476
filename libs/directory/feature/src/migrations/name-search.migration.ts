import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `directory.directory_name_search_v1`: names of people in clear, under row-level security by tenant. */
export class CreateNameSearch implements MigrationInterface {
  readonly name = 'directory_name_search_v1_1767225800001';

  async up(queryRunner: QueryRunner): Promise<void> {
    const table = 'directory.directory_name_search_v1';
    for (const statement of [
      `CREATE SCHEMA IF NOT EXISTS directory`,
      `GRANT USAGE ON SCHEMA directory TO ${SERVICE_ROLE}, ${PROJECTOR_ROLE}`,
      `CREATE TABLE ${table} (
         tenant uuid NOT NULL,
         person_id uuid NOT NULL,
         ending text COLLATE "C" NOT NULL,
         PRIMARY KEY (tenant, ending, person_id)
       )`,
      `CREATE INDEX directory_name_search_v1_person ON ${table} (tenant, person_id)`,
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `CREATE POLICY tenant ON ${table} FOR SELECT TO ${SERVICE_ROLE}
         USING (tenant = NULLIF(current_setting('gongjian.tenant', true), '')::uuid)`,
      `CREATE POLICY projector ON ${table} FOR ALL TO ${PROJECTOR_ROLE} USING (true) WITH CHECK (true)`,
      `GRANT SELECT ON ${table} TO ${SERVICE_ROLE}`,
      `GRANT SELECT, INSERT, DELETE ON ${table} TO ${PROJECTOR_ROLE}`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE directory.directory_name_search_v1');
  }
}
