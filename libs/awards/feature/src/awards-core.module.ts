import { programmeDefinitionsOf } from '@gongjian/plans-client';
import { RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { AwardRule } from './rules/award-rule.js';
import { AwardVersions } from './titles/award-versions.js';
import { Watches } from './titles/watches.js';

const definitions = programmeDefinitionsOf('awards');

/** What the parts of the context share. */
@Module({
  imports: [RecordsModule, definitions],
  providers: [AwardRule, AwardVersions, Watches],
  exports: [AwardRule, AwardVersions, Watches, RecordsModule, definitions],
})
export class AwardsCoreModule {}
