import {
  issuedCampaign,
  storedFile,
  succeeded,
  until,
  type ServerUnderTest,
  type WriteAnswer,
} from '@gongjian/system-e2e';

const DOSSIERS = '/api/audit/v1/dossiers';

export interface OldPlan {
  readonly planId: string;
  /** Accepted nowhere else. */
  readonly fileId: string;
}

export interface Archived extends OldPlan {
  readonly dossierId: string;
  /** Of the only task. */
  readonly archiveNumber: string;
}

/** A plan so old that a task of it was kept long enough by every schedule; the task is withdrawn with its evidence. */
export async function oldPlan(server: ServerUnderTest): Promise<OldPlan> {
  const { planId, taskId } = await issuedCampaign(server, { issue: { issuedOn: '1990-05-01' } });
  const liaison = server.as('unit-liaison');
  const { id: fileId } = await storedFile(liaison);
  succeeded(await liaison.post(`/api/plans/v1/tasks/${taskId}/sign-for`, {}));
  succeeded(await liaison.post(`/api/plans/v1/tasks/${taskId}/submissions`, { evidence: [{ fileId }] }));
  const reason = { code: 'other', text: '方案早已结束' };
  succeeded(await server.as('office').post(`/api/plans/v1/tasks/${taskId}/withdraw`, { reason }));
  return { planId, fileId };
}

/** The same, arranged in a dossier. */
export async function archived(server: ServerUnderTest): Promise<Archived> {
  const office = server.as('office');
  const plan = await oldPlan(server);
  const { id: dossierId } = succeeded(
    await office.post<WriteAnswer>(DOSSIERS, {
      scope: { kind: 'plan', id: plan.planId },
      settings: { fonds: 'Z109', organisation: 'BGS' },
    }),
  );
  const made = async (): Promise<boolean> =>
    succeeded(await office.get<{ readonly status: string }>(`${DOSSIERS}/${dossierId}`)).status === 'compiled';
  await until(made, 'the dossier is compiled', 60_000);
  const { items } = succeeded(
    await office.get<{ readonly items: readonly { readonly kind: string; readonly archiveNumber: string }[] }>(
      `${DOSSIERS}/${dossierId}/items`,
    ),
  );
  const archiveNumber = items.find(({ kind }) => kind === 'task')?.archiveNumber ?? '';
  return { ...plan, dossierId, archiveNumber };
}

/** A dossier, and a list of what of it is to be destroyed. */
export async function archiveOldPlan(server: ServerUnderTest): Promise<void> {
  const { dossierId, archiveNumber } = await archived(server);
  succeeded(
    await server.as('office').post('/api/audit/v1/disposals', {
      dossierId,
      archiveNumbers: [archiveNumber],
      reason: { code: 'retentionEnded' },
    }),
  );
}
