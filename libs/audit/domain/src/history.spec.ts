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
import { treeDecider } from './tree/tree.decider.js';
import { treeCatalogue } from './tree/tree.upcasters.js';
import { treeKeysDecider } from './tree_keys/tree-keys.decider.js';
import { treeKeysCatalogue } from './tree_keys/tree-keys.upcasters.js';

describeRecordedHistories(new URL('.', import.meta.url), [
  recordedAggregate('disposal', disposalCatalogue, disposalDecider, disposalView),
  recordedAggregate('dossier', dossierCatalogue, dossierDecider, dossierView),
  recordedAggregate('retention', retentionCatalogue, retentionDecider, retentionView),
  recordedAggregate('tree', treeCatalogue, treeDecider, null),
  recordedAggregate('tree_keys', treeKeysCatalogue, treeKeysDecider, null),
]);
