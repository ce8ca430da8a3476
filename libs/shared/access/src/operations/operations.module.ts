import { Module, type DynamicModule } from '@nestjs/common';
import { operationsControllerOf } from './operations.controller.js';

/** What an operator does to the readers of a process, over HTTP. Beside `AccessModule` and `ProjectionsModule`. */
@Module({})
export class OperationsModule {
  static of(contexts: readonly string[]): DynamicModule {
    return { module: OperationsModule, controllers: contexts.map(operationsControllerOf) };
  }
}
