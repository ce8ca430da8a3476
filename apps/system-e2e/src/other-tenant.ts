import {
  applicationCatalogue,
  complaintCatalogue,
  docketCatalogue,
  gateCatalogue,
  incidentCatalogue,
  resultCatalogue,
  roundCatalogue,
  sheetCatalogue,
  surveyCatalogue,
} from '@gongjian/assessments-domain';
import { disposalCatalogue, dossierCatalogue, retentionCatalogue } from '@gongjian/audit-domain';
import {
  batchCatalogue,
  circularCatalogue,
  commendationCatalogue,
  noticeCatalogue,
  objectionCatalogue,
  rollUpCatalogue,
  slateCatalogue,
  titleCatalogue,
  watchCatalogue,
} from '@gongjian/awards-domain';
import {
  personCatalogue,
  serviceCatalogue,
  subjectCatalogue,
  tenantCatalogue,
  unitCatalogue,
} from '@gongjian/directory-domain';
import {
  escalationCatalogue,
  filingCatalogue,
  followUpCatalogue,
  planCatalogue,
  programmeCatalogue,
  rectificationCatalogue,
  reportCatalogue,
  suggestionCatalogue,
  taskCatalogue,
} from '@gongjian/plans-domain';
import { exportCatalogueOf, fileCatalogueOf, readCatalogueOf } from '@gongjian/shared-domain';
import {
  encodeEvents,
  naturalId,
  PersonalValue,
  streamName,
  type EventCatalogue,
  type SealOwner,
} from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { isSealedEnvelope, type DomainEvent } from '@gongjian/shared-kernel';
import { Keyring, KeyringSealer, LocalMasterKey, PostgresKeyStore } from '@gongjian/shared-keys';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connectionTo, inDatabase } from './databases.js';
import { until, workspace, type StandaloneUnderTest } from './standalone-under-test.js';

/** An id that no record has. */
export const NOBODYS = '0190c1d2-0000-7000-8000-00000000dead';

export interface OtherTenant {
  readonly tenant: string;
  /** Address of a collection and the id of a record in it that is not of the sample's tenant. */
  readonly ids: readonly (readonly [collection: string, id: string])[];
  /** A word that stands in each of its records. */
  readonly secret: string;
}

interface Golden {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
}

const RECORDS: readonly {
  readonly collection: string | null;
  readonly table: string;
  readonly folder: string;
  readonly catalogue: EventCatalogue;
  readonly events: readonly string[];
  /** The id of the record, where its address names a subject instead. */
  readonly recordId?: (tenant: string, subjectId: string) => string;
}[] = [
  {
    collection: null,
    table: 'directory.directory_directory_tenant_v1',
    folder: 'directory/domain/src/tenant',
    catalogue: tenantCatalogue,
    events: ['tenant-founded'],
  },
  {
    collection: '/api/directory/v1/units',
    table: 'directory.directory_directory_unit_v1',
    folder: 'directory/domain/src/unit',
    catalogue: unitCatalogue,
    events: ['unit-registered'],
  },
  {
    collection: '/api/directory/v1/people',
    table: 'directory.directory_directory_person_v1',
    folder: 'directory/domain/src/person',
    catalogue: personCatalogue,
    events: ['person-registered', 'post-taken'],
  },
  {
    collection: '/api/directory/v1/services',
    table: 'directory.directory_directory_service_v1',
    folder: 'directory/domain/src/service',
    catalogue: serviceCatalogue,
    events: ['service-registered'],
  },
  {
    collection: '/api/directory/v1/subjects',
    table: 'directory.directory_directory_subject_v1',
    folder: 'directory/domain/src/subject',
    catalogue: subjectCatalogue,
    events: ['subject-registered'],
  },
  {
    collection: '/api/plans/v1/programmes',
    table: 'plans.plans_programme_v2',
    folder: 'plans/domain/src/programme',
    catalogue: programmeCatalogue,
    events: ['programme-drafted', 'programme-version-published'],
  },
  {
    collection: '/api/plans/v1/plans',
    table: 'plans.plans_plan_v2',
    folder: 'plans/domain/src/plan',
    catalogue: planCatalogue,
    events: ['plan-drafted'],
  },
  {
    collection: '/api/plans/v1/tasks',
    table: 'plans.plans_task_v4',
    folder: 'plans/domain/src/task',
    catalogue: taskCatalogue,
    events: ['task-assigned'],
  },
  {
    collection: '/api/plans/v1/files',
    table: 'plans.plans_file_v1',
    folder: 'plans/domain/src/file',
    catalogue: fileCatalogueOf('file'),
    events: ['file-stored'],
  },
  {
    collection: '/api/plans/v1/suggestions',
    table: 'plans.plans_suggestion_v1',
    folder: 'plans/domain/src/suggestion',
    catalogue: suggestionCatalogue,
    events: ['suggestion-filed'],
  },
  {
    collection: '/api/plans/v1/rectifications',
    table: 'plans.plans_rectification_v2',
    folder: 'plans/domain/src/rectification',
    catalogue: rectificationCatalogue,
    events: ['rectification-ordered'],
  },
  {
    collection: '/api/plans/v1/escalations',
    table: 'plans.plans_escalation_v1',
    folder: 'plans/domain/src/escalation',
    catalogue: escalationCatalogue,
    events: ['escalation-opened'],
  },
  {
    collection: '/api/plans/v1/filings',
    table: 'plans.plans_filing_v1',
    folder: 'plans/domain/src/filing',
    catalogue: filingCatalogue,
    events: ['filing-opened'],
  },
  {
    collection: '/api/plans/v1/reports',
    table: 'plans.plans_report_v1',
    folder: 'plans/domain/src/report',
    catalogue: reportCatalogue,
    events: ['report-asked'],
  },
  {
    collection: '/api/plans/v1/follow-ups',
    table: 'plans.plans_followup_v2',
    folder: 'plans/domain/src/followup',
    catalogue: followUpCatalogue,
    events: ['follow-up-opened'],
  },
  {
    collection: '/api/assessments/v1/rounds',
    table: 'assessments.assessments_round_v1',
    folder: 'assessments/domain/src/round',
    catalogue: roundCatalogue,
    events: ['round-opened'],
  },
  {
    collection: '/api/assessments/v1/sheets',
    table: 'assessments.assessments_sheet_v4',
    folder: 'assessments/domain/src/sheet',
    catalogue: sheetCatalogue,
    events: ['sheet-opened'],
  },
  {
    collection: '/api/assessments/v1/results',
    table: 'assessments.assessments_result_v2',
    folder: 'assessments/domain/src/result',
    catalogue: resultCatalogue,
    events: ['subject-graded'],
  },
  {
    collection: '/api/assessments/v1/surveys',
    table: 'assessments.assessments_survey_v1',
    folder: 'assessments/domain/src/survey',
    catalogue: surveyCatalogue,
    events: ['survey-opened'],
  },
  {
    collection: '/api/assessments/v1/incidents',
    table: 'assessments.assessments_incident_v1',
    folder: 'assessments/domain/src/incident',
    catalogue: incidentCatalogue,
    events: ['incident-reported'],
  },
  {
    collection: '/api/assessments/v1/complaints',
    table: 'assessments.assessments_complaint_v1',
    folder: 'assessments/domain/src/complaint',
    catalogue: complaintCatalogue,
    events: ['complaint-registered'],
  },
  {
    collection: '/api/assessments/v1/applications',
    table: 'assessments.assessments_application_v2',
    folder: 'assessments/domain/src/application',
    catalogue: applicationCatalogue,
    events: ['application-filed'],
  },
  {
    collection: '/api/assessments/v1/subjects',
    table: 'assessments.assessments_docket_v1',
    folder: 'assessments/domain/src/docket',
    catalogue: docketCatalogue,
    events: ['fact-noted'],
    recordId: (tenant, subjectId) => naturalId(tenant, 'docket', subjectId),
  },
  {
    collection: '/api/assessments/v1/subjects',
    table: 'assessments.assessments_gate_v1',
    folder: 'assessments/domain/src/gate',
    catalogue: gateCatalogue,
    events: ['sheet-attached'],
    recordId: (tenant, subjectId) => naturalId(tenant, 'gate', subjectId, NOBODYS),
  },
  {
    collection: '/api/assessments/v1/files',
    table: 'assessments.assessments_file_v1',
    folder: 'plans/domain/src/file',
    catalogue: fileCatalogueOf('assessments_file'),
    events: ['file-stored'],
  },
  {
    collection: '/api/awards/v1/slates',
    table: 'awards.awards_slate_v1',
    folder: 'awards/domain/src/slate',
    catalogue: slateCatalogue,
    events: ['slate-prepared'],
  },
  {
    collection: '/api/awards/v1/notices',
    table: 'awards.awards_notice_v1',
    folder: 'awards/domain/src/notice',
    catalogue: noticeCatalogue,
    events: ['notice-opened'],
  },
  {
    collection: '/api/awards/v1/objections',
    table: 'awards.awards_objection_v1',
    folder: 'awards/domain/src/objection',
    catalogue: objectionCatalogue,
    events: ['objection-received'],
  },
  {
    collection: '/api/awards/v1/titles',
    table: 'awards.awards_title_v3',
    folder: 'awards/domain/src/title',
    catalogue: titleCatalogue,
    events: ['candidate-listed'],
  },
  {
    collection: '/api/awards/v1/titles/bulk-signatures',
    table: 'awards.awards_batch_v1',
    folder: 'awards/domain/src/batch',
    catalogue: batchCatalogue,
    events: ['batch-ordered'],
  },
  {
    collection: '/api/awards/v1/commendations',
    table: 'awards.awards_commendation_v2',
    folder: 'awards/domain/src/commendation',
    catalogue: commendationCatalogue,
    events: ['commendation-proposed'],
  },
  {
    collection: '/api/awards/v1/circulars',
    table: 'awards.awards_circular_v2',
    folder: 'awards/domain/src/circular',
    catalogue: circularCatalogue,
    events: ['circular-drafted'],
  },
  {
    collection: '/api/awards/v1/roll-ups',
    table: 'awards.awards_rollup_v1',
    folder: 'awards/domain/src/rollup',
    catalogue: rollUpCatalogue,
    events: ['members-counted'],
  },
  {
    collection: '/api/awards/v1/subjects',
    table: 'awards.awards_watch_v1',
    folder: 'awards/domain/src/watch',
    catalogue: watchCatalogue,
    events: ['fact-recorded'],
    recordId: (tenant, subjectId) => naturalId(tenant, 'watch', subjectId),
  },
  {
    collection: '/api/awards/v1/files',
    table: 'awards.awards_file_v1',
    folder: 'plans/domain/src/file',
    catalogue: fileCatalogueOf('awards_file'),
    events: ['file-stored'],
  },
  {
    collection: '/api/directory/v1/exports',
    table: 'directory.directory_export_v1',
    folder: 'plans/domain/src/export',
    catalogue: exportCatalogueOf('directory_export'),
    events: ['list-exported'],
  },
  {
    collection: '/api/plans/v1/exports',
    table: 'plans.plans_export_v1',
    folder: 'plans/domain/src/export',
    catalogue: exportCatalogueOf('export'),
    events: ['list-exported'],
  },
  {
    collection: '/api/assessments/v1/exports',
    table: 'assessments.assessments_export_v1',
    folder: 'plans/domain/src/export',
    catalogue: exportCatalogueOf('assessments_export'),
    events: ['list-exported'],
  },
  {
    collection: '/api/awards/v1/exports',
    table: 'awards.awards_export_v1',
    folder: 'plans/domain/src/export',
    catalogue: exportCatalogueOf('awards_export'),
    events: ['list-exported'],
  },
  {
    collection: '/api/directory/v1/reads',
    table: 'directory.directory_read_v2',
    folder: 'plans/domain/src/plans_read',
    catalogue: readCatalogueOf('directory_read'),
    events: ['audit-read-recorded'],
  },
  {
    collection: '/api/plans/v1/reads',
    table: 'plans.plans_read_v2',
    folder: 'plans/domain/src/plans_read',
    catalogue: readCatalogueOf('plans_read'),
    events: ['audit-read-recorded'],
  },
  {
    collection: '/api/assessments/v1/reads',
    table: 'assessments.assessments_read_v2',
    folder: 'plans/domain/src/plans_read',
    catalogue: readCatalogueOf('assessments_read'),
    events: ['audit-read-recorded'],
  },
  {
    collection: '/api/awards/v1/reads',
    table: 'awards.awards_read_v2',
    folder: 'plans/domain/src/plans_read',
    catalogue: readCatalogueOf('awards_read'),
    events: ['audit-read-recorded'],
  },
  {
    collection: '/api/audit/v1/reads',
    table: 'audit.audit_read_v2',
    folder: 'plans/domain/src/plans_read',
    catalogue: readCatalogueOf('audit_read'),
    events: ['audit-read-recorded'],
  },
  {
    collection: '/api/audit/v1/dossiers',
    table: 'audit.audit_dossier_v1',
    folder: 'audit/domain/src/dossier',
    catalogue: dossierCatalogue,
    events: ['dossier-ordered'],
  },
  {
    collection: '/api/audit/v1/disposals',
    table: 'audit.audit_disposal_v1',
    folder: 'audit/domain/src/disposal',
    catalogue: disposalCatalogue,
    events: ['disposal-proposed'],
  },
  {
    collection: null,
    table: 'audit.audit_retention_v1',
    folder: 'audit/domain/src/retention',
    catalogue: retentionCatalogue,
    events: ['retention-change-proposed'],
    recordId: (tenant) => naturalId(tenant, 'retention'),
  },
];

/**
 * Writes a second tenant into the running server's log, from a process of its own as another service would: the first
 * events of each recorded history, under new ids, with the secret for every personal value and for the words of names.
 */
export async function foundOtherTenant(server: StandaloneUnderTest): Promise<OtherTenant> {
  const tenant = randomUUID();
  const secret = `别处${randomBytes(4).toString('hex')}`;
  const store = await PostgresEventStore.open({ connection: connectionTo(server, 'gongjian', 'gongjian_service') });
  const keyStore = await PostgresKeyStore.open(connectionTo(server, 'gongjian_keys', 'gongjian_keys'));
  try {
    const master = await LocalMasterKey.fromFileOrNew(path.join(server.folder, 'secrets/master.key'));
    const sealer = new KeyringSealer(new Keyring(keyStore, master));
    const ids = new Map<string | null, string>([[null, tenant]]);
    for (const { collection, table, folder, catalogue, events, recordId } of RECORDS) {
      const asked = ids.get(collection) ?? randomUUID();
      ids.set(collection, asked);
      const id = recordId?.(tenant, asked) ?? asked;
      const stream = streamName(catalogue.category, id);
      const owner: SealOwner =
        catalogue.category === 'person' ? { kind: 'person', personId: id } : { kind: 'record', stream };
      const facts = events.map((name) => golden(folder, name, id, secret, owner));
      const now = new Date().toISOString();
      const commandId = randomUUID();
      const encoded = encodeEvents({
        stream,
        events: facts,
        catalogue,
        envelope: {
          tenant,
          commandId,
          fingerprint: commandId,
          actor: { kind: 'service', id: tenant, role: null, post: null, division: null, unit: null },
          channel: 'import',
          correlationId: commandId,
        },
        commandHash: `k1:${'0'.repeat(64)}`,
        now,
        lastRecordedAt: null,
        keys: await sealer.prepare(tenant, [owner]),
        salt: () => randomBytes(16).toString('base64url'),
      });
      await store.append(stream, encoded, { tenant, expected: 'noStream' });
      await until(() => isInTable(server, table, tenant, id), `${table} has the other tenant's record`);
    }
    return {
      tenant,
      ids: [...ids].flatMap(([collection, id]) => (collection === null ? [] : [[collection, id]])),
      secret,
    };
  } finally {
    await store.close();
    await keyStore.close();
  }
}

function golden(folder: string, name: string, id: string, secret: string, owner: SealOwner): DomainEvent {
  const file = path.join(workspace, 'libs', folder, 'history', `${name}.v1.json`);
  const { stream, type, data } = JSON.parse(readFileSync(file, 'utf8')) as Golden;
  const own = stream.slice(-36);
  const visit = (value: unknown, key: string): unknown => {
    if (isSealedEnvelope(value)) return PersonalValue.of(secret).sealedFor(owner);
    if (Array.isArray(value)) return value.map((member) => visit(member, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([inner, member]) => [inner, visit(member, inner)]));
    }
    if (value === own) return id;
    return typeof value === 'string' && ['name', 'title', 'heading'].includes(key) ? `${value}${secret}` : value;
  };
  const clear: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  return { type, data: visit(clear, '') };
}

async function isInTable(server: StandaloneUnderTest, table: string, tenant: string, id: string): Promise<boolean> {
  return inDatabase(server, 'gongjian', async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM ${table} WHERE tenant = $1 AND id = $2`, [tenant, id]);
    return rowCount === 1;
  });
}
