import { MessagingModule } from '@gongjian/shared-messaging';
import { DistrictSources, RecordsModule } from '@gongjian/shared-records';
import { Module } from '@nestjs/common';
import { DistrictTitlesController } from './queries/district-titles/district-titles.controller.js';
import { WhenDistrictTitleTold } from './reactions/when-district-title-told/when-district-title-told.reaction.js';

/** In a city: titles of its districts. */
@Module({
  imports: [RecordsModule, MessagingModule.forFeature({ context: 'awards', fromDistricts: [WhenDistrictTitleTold] })],
  controllers: [DistrictTitlesController],
  providers: [DistrictSources, WhenDistrictTitleTold],
})
export class DistrictsModule {}
