import { Module, type DynamicModule } from '@nestjs/common';
import { HomeController, HomeSettings } from './home.controller.js';

/** The page people find at the deployment's address. */
@Module({})
export class HomeModule {
  static with(issuer: DynamicModule, settings: HomeSettings): DynamicModule {
    return {
      module: HomeModule,
      imports: [issuer],
      controllers: [HomeController],
      providers: [{ provide: HomeSettings, useValue: settings }],
    };
  }
}
