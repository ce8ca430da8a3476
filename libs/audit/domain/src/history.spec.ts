import { describeRecordedHistories, recordedAggregate } from '@gongjian/shared-testing/histories';
import { disposalDecider } from './disposal/disposal.decider.js';
import { disposalCatalogue } from './disposal/disposal.upcasters.js';
import { disposalView } from './disposal/disposal.view.js';
import { dossierDecider } from './dossier/dossier.decider.js';
import { dossierCatalogue } from './dossier/dossier.upcasters.js';
import { dossierView } from './dossier/dossier.view.js';
import { retentionDecider } from './retention/retention.decider.js';
import { retentionCatalogue } from './retention/retention.upcasters.js';
import { retentionView } from './retention/retention.view.js';

describeRecordedHistories(new URL('.', import.meta.url), [
  recordedAggregate('disposal', disposalCatalogue, disposalDecider, disposalView),
  recordedAggregate('dossier', dossierCatalogue, dossierDecider, dossierView),
  recordedAggregate('retention', retentionCatalogue, retentionDecider, retentionView),
]);
