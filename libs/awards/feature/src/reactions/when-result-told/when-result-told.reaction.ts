import {
  resultChangedV1,
  subjectGradedV1,
  type ResultChangedV1,
  type SubjectGradedV1,
} from '@gongjian/assessments-contracts';
import { canonicalJson, localDateAt, type Act, type LocalDate } from '@gongjian/shared-kernel';
import { ForeignReaction, onTables, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { KnownResult } from '../../honours/known-results.js';
import { RESULTS_TABLE } from '../../honours/results-table.js';

/** Keeps what honours are earned by. */
@Injectable()
export class WhenResultTold extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_result_told';
  readonly source = 'assessments';
  readonly when = [onTables(subjectGradedV1, keep), onTables(resultChangedV1, change)];
}

async function keep(message: Received<SubjectGradedV1>, client: PoolClient): Promise<void> {
  const { resultId, roundId, programmeId, version, subject, grade, rank, ranked, decides, kind, act } = message.data;
  const result: KnownResult = {
    ...{ resultId, roundId, programmeId, version, subject, grade, rank, ranked },
    ...{ on: dayOf(act), counts: decides && kind !== 'mock', input: inputOf(message) },
  };
  await put(client, message.tenant, result);
}

async function change(message: Received<ResultChangedV1>, client: PoolClient): Promise<void> {
  const { tenant, data } = message;
  const { rows } = await client.query<{ readonly told: string }>(
    `SELECT told FROM ${RESULTS_TABLE} WHERE tenant = $1 AND result = $2`,
    [tenant, data.resultId],
  );
  const told = rows[0]?.told;
  if (told === undefined) return;
  const { grade, rank, ranked } = data.to;
  const changed = { grade, rank, ranked, on: dayOf(data.act), input: inputOf(message) };
  await put(client, tenant, { ...(JSON.parse(told) as KnownResult), ...changed });
}

async function put(client: PoolClient, tenant: string, result: KnownResult): Promise<void> {
  await client.query(
    `INSERT INTO ${RESULTS_TABLE} (tenant, result, told) VALUES ($1, $2, $3)
     ON CONFLICT (tenant, result) DO UPDATE SET told = excluded.told`,
    [tenant, result.resultId, canonicalJson(result)],
  );
}

function inputOf({ subject: stream, sourceRevision }: Received): KnownResult['input'] {
  return { stream, revision: String(sourceRevision) };
}

function dayOf({ effectiveOn, occurredAt }: Act): LocalDate {
  return effectiveOn ?? localDateAt(occurredAt);
}
