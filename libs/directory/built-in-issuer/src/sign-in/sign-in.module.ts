import { Module, type DynamicModule } from '@nestjs/common';
import { SignInController, SignInSettings } from './sign-in.controller.js';

/** Tells the console, before anybody is known, where people sign in. */
@Module({})
export class SignInModule {
  static with(issuer: DynamicModule, settings: SignInSettings): DynamicModule {
    return {
      module: SignInModule,
      imports: [issuer],
      controllers: [SignInController],
      providers: [{ provide: SignInSettings, useValue: settings }],
    };
  }
}
