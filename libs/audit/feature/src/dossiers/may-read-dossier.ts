import type { DossierRow } from '@gongjian/audit-domain';
import type { May } from '@gongjian/shared-records';

export function mayReadDossier({ division }: Pick<DossierRow, 'division'>): May {
  return { action: 'dossier.read', resource: { divisionId: division?.id } };
}
