import type { DomainCommand } from '@gongjian/shared-kernel';
import type { DossierCompiled, DossierFailed, DossierOrdered } from './dossier.events.js';

export type OrderDossier = DomainCommand<'OrderDossier', DossierOrdered>;
export type RecordDossierCompiled = DomainCommand<'RecordDossierCompiled', DossierCompiled>;
export type RecordDossierFailed = DomainCommand<'RecordDossierFailed', DossierFailed>;

export type DossierCommand = OrderDossier | RecordDossierCompiled | RecordDossierFailed;
