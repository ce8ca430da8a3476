import { ProjectionsModule } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module, type DynamicModule } from '@nestjs/common';
import { AppraiseDisposalController } from './commands/appraise-disposal/appraise-disposal.controller.js';
import { AppraiseDisposalHandler } from './commands/appraise-disposal/appraise-disposal.handler.js';
import { ApproveDisposalController } from './commands/approve-disposal/approve-disposal.controller.js';
import { ApproveDisposalHandler } from './commands/approve-disposal/approve-disposal.handler.js';
import { CompleteDisposalController } from './commands/complete-disposal/complete-disposal.controller.js';
import { CompleteDisposalHandler } from './commands/complete-disposal/complete-disposal.handler.js';
import { DeclineDisposalController } from './commands/decline-disposal/decline-disposal.controller.js';
import { DeclineDisposalHandler } from './commands/decline-disposal/decline-disposal.handler.js';
import { ProposeDisposalController } from './commands/propose-disposal/propose-disposal.controller.js';
import { ProposeDisposalHandler } from './commands/propose-disposal/propose-disposal.handler.js';
import { DisposalLists } from './dossiers/disposal-lists.js';
import { DisposalController } from './queries/disposal/disposal.controller.js';
import { ConfirmRetentionChangeController } from './commands/confirm-retention-change/confirm-retention-change.controller.js';
import { ConfirmRetentionChangeHandler } from './commands/confirm-retention-change/confirm-retention-change.handler.js';
import { DeclineRetentionChangeController } from './commands/decline-retention-change/decline-retention-change.controller.js';
import { DeclineRetentionChangeHandler } from './commands/decline-retention-change/decline-retention-change.handler.js';
import { OrderDossierController } from './commands/order-dossier/order-dossier.controller.js';
import { OrderDossierHandler } from './commands/order-dossier/order-dossier.handler.js';
import { ProposeRetentionChangeController } from './commands/propose-retention-change/propose-retention-change.controller.js';
import { ProposeRetentionChangeHandler } from './commands/propose-retention-change/propose-retention-change.handler.js';
import { DossierCompiler } from './dossiers/dossier-compiler.js';
import { DossierScopes } from './dossiers/dossier-scopes.js';
import { DossierContentController } from './queries/dossier-content/dossier-content.controller.js';
import { DossierItemsController } from './queries/dossier-items/dossier-items.controller.js';
import { DossierListController } from './queries/dossier-list/dossier-list.controller.js';
import { DossierPreviewController } from './queries/dossier-preview/dossier-preview.controller.js';
import { DossierController } from './queries/dossier/dossier.controller.js';
import { RetentionController } from './queries/retention/retention.controller.js';
import { WhenDossierOrdered } from './reactions/when-dossier-ordered/when-dossier-ordered.reaction.js';
import { TreeFiles } from './tree-files.js';
import { TreeReading } from './tree-reading.js';

/** Dossiers out of the log and the stored files, and how long records are kept. */
@Module({})
export class DossiersModule {
  static around(treeFolder: string): DynamicModule {
    return {
      module: DossiersModule,
      imports: [RecordsModule, ProjectionsModule.forFeature({ context: 'audit', reactions: [WhenDossierOrdered] })],
      controllers: [
        DossierPreviewController,
        OrderDossierController,
        DossierListController,
        DossierController,
        DossierItemsController,
        DossierContentController,
        RetentionController,
        ProposeRetentionChangeController,
        ConfirmRetentionChangeController,
        DeclineRetentionChangeController,
        DisposalController,
        AppraiseDisposalController,
        ApproveDisposalController,
        CompleteDisposalController,
        DeclineDisposalController,
        ProposeDisposalController,
      ],
      providers: [
        { provide: TreeFiles, useFactory: () => new TreeFiles(treeFolder) },
        TreeReading,
        DossierCompiler,
        DossierScopes,
        WhenDossierOrdered,
        OrderDossierHandler,
        ProposeRetentionChangeHandler,
        ConfirmRetentionChangeHandler,
        DeclineRetentionChangeHandler,
        DisposalLists,
        AppraiseDisposalHandler,
        ApproveDisposalHandler,
        CompleteDisposalHandler,
        DeclineDisposalHandler,
        ProposeDisposalHandler,
      ],
    };
  }
}
