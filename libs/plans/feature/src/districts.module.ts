import { MessagingModule } from '@gongjian/shared-messaging';
import { DistrictSources, RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { DistrictTasksController } from './queries/district-tasks/district-tasks.controller.js';
import { WhenDistrictTaskTold } from './reactions/when-district-task-told/when-district-task-told.reaction.js';

/** In a city: overdue tasks of its districts. */
@Module({
  imports: [RecordsModule, MessagingModule.forFeature({ context: 'plans', fromDistricts: [WhenDistrictTaskTold] })],
  controllers: [DistrictTasksController],
  providers: [DistrictSources, WhenDistrictTaskTold],
})
export class DistrictsModule {}
